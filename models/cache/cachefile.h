// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <QString>

#include <cstdint>

namespace runglass {

/// The file around the database: what it is, how it is made, how a damaged one is put away. POSIX.
namespace cachefile {

enum class Content {
    Missing,
    Empty,   ///< no bytes yet
    Cache,   ///< by its header, a Runglass cache
    Foreign, ///< something else
};

struct Inspection
{
    Content content = Content::Missing;
    std::int64_t version = 0; ///< of the schema, when it is a cache
};

/// Looks at the first bytes, without SQLite and without changing anything.
Result<Inspection> inspect(const QString &file);

/// Makes an empty file (0600) and the folders to it (0700) where they are missing.
Result<void> create(const QString &file);
/// Takes other people's rights away from a file that is ours.
void restrict(const QString &file);

/// Renames the file and what SQLite keeps beside it to "<name>.damaged-<UTC time>"; the new name.
Result<QString> setAside(const QString &file);

/// Leaves a mark beside the file that it was found damaged, so that the next start sets it aside.
void markDamaged(const QString &file);
bool isMarkedDamaged(const QString &file);

} // namespace cachefile

} // namespace runglass
