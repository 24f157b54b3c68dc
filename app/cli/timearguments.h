// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"

#include <QString>
#include <QTimeZone>

#include <optional>

namespace runglass::cli {

enum class DayEdge { Start, End };

/// RFC 3339, or a date (2026-05-14) of `zone`: its first moment, or the first moment after it.
std::optional<Micros> readTime(const QString &text, DayEdge edge, const QTimeZone &zone);

/// "30d", also w, h, m (minutes); or a time as above: where the range begins. "all": the beginning of time.
std::optional<Micros> readSince(const QString &text, Micros now, const QTimeZone &zone);

/// "2026-05-14 08:07:27 CEST", always with the zone.
QString showTime(Micros time, const QTimeZone &zone);

} // namespace runglass::cli
