// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "sqlite/connection.h"

#include <QString>

namespace runglass::gateway {

/// What a connection to the gateway's database remembers as its first error, with SQLite's own words as the
/// reason. Clears it, so that the connection can go on.
UserError takeError(Connection &connection, const QString &file);

} // namespace runglass::gateway
