// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "sqlite/sqlerror.h"

#include <QString>

namespace runglass {

/// What the user is told when something about a cache file fails.
namespace cacheerror {

enum class Attempt { Open, Read, Write };

UserError fromSql(const SqlError &error, Attempt attempt, const QString &file);
/// From errno, for what happens before SQLite.
UserError fromSystem(int systemError, Attempt attempt, const QString &file);

UserError notACache(const QString &file);
UserError isAFolder(const QString &file);
UserError missing(const QString &file);
UserError newerVersion(const QString &file, std::int64_t version, std::int64_t known);
UserError needsMigration(const QString &file);
UserError cancelled();
UserError closing();

} // namespace cacheerror

} // namespace runglass
