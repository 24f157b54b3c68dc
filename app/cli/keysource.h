// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "domain/secretkey.h"

#include <QCoreApplication>

namespace runglass::cli {

/// Where the API key comes from: a file, else the environment. Never an argument: other users see those.
class KeySource
{
    Q_DECLARE_TR_FUNCTIONS(runglass::cli::KeySource)

public:
    /// `file` may be empty: RUNGLASS_API_KEY then; an empty key when there is none either. A file that others
    /// can read gets a warning on standard error.
    static Result<SecretKey> read(const QString &file);
};

} // namespace runglass::cli
