// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sqlite/connection.h"

namespace runglass {

/// Log entries as versions 1 and 2 of the schema stored them.
namespace oldlogs {

/// Whether there are some left that have not been converted.
bool remain(Connection &connection);

/// Converts them, in transactions of some megabytes: what a process that was killed has done need not be done
/// again. Several processes may try at once. What can't be read leaves coverage and is told as a problem.
bool convert(Connection &connection);

} // namespace oldlogs

} // namespace runglass
