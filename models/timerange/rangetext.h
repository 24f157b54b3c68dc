// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "timerange/rangechoice.h"

#include <QString>

namespace runglass {

/// A choice as it can be typed and is saved: "last 7 days", "last 36 hours", "this month", "all time",
/// "2026-11-01 .. 2026-11-07", "2026-11-01 09:30 .. 2026-11-07 12:00", "2026-11-01 ..", and with an offset
/// (RFC 3339) "2026-11-01T09:30:00Z .. 2026-11-01T10:00:00Z". English whatever the window speaks;
/// parseRange() reads it back as it was.
QString printRange(const RangeChoice &choice);

/// Also takes "36h", "last 2 weeks", "7d", one day ("2026-11-03"), one month ("2026-11"), any case, "to" or a
/// dash between two ends with blanks around it, and an end left out. An error says what was expected.
Result<RangeChoice> parseRange(const QString &text);

} // namespace runglass
