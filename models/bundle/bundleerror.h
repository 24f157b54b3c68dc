// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "sqlite/sqlerror.h"

#include <QString>

namespace runglass {

/// What the user is told when a bundle can't be opened or written.
namespace bundleerror {

UserError unreadable(const QString &file, const QString &systemReason);
UserError notABundle(const QString &file);
UserError newerVersion(const QString &file, std::int64_t version);
/// Its bytes don't make sense, or are not all there.
UserError damaged(const QString &file);
/// It holds what no bundle holds: `what`, as it names itself.
UserError foreignContent(const QString &file, const QString &what);
/// It unpacks to much more than its size explains.
UserError bomb(const QString &file);
UserError cancelled();

UserError reading(const SqlError &error, const QString &file);
UserError writing(const SqlError &error, const QString &file);

} // namespace bundleerror

} // namespace runglass
