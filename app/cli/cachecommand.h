// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "domain/result.h"

#include <QCoreApplication>

#include <memory>
#include <vector>

namespace runglass::cli {

/// What the commands on a cache have in common.
class CacheCommand
{
    Q_DECLARE_TR_FUNCTIONS(runglass::cli::CacheCommand)

public:
    /// Opens a cache that is there, for reading.
    static Result<std::shared_ptr<Cache>> openToRead(const QString &file);

    /// The script an argument names: by id, else by name. A name that several scripts have, or none, is an
    /// error that says so.
    static Result<Script> findScript(const std::vector<Script> &scripts, const QString &nameOrId);
};

} // namespace runglass::cli
