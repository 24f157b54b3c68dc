// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/logcells.h"

#include "tables/displaytext.h"

namespace runglass {

namespace {

constexpr std::size_t longestLine = 1024;      // bytes
constexpr std::size_t longestBeginning = 2048; // bytes

} // namespace

LogCells LogTraits::cells(LogRow &&row)
{
    const LogEntry &entry = row.entry;
    const FirstLine line = firstLine(entry.message, longestLine);
    LogCells cells{row.key,    displayLine(entry.id),   entry.level, line.text, line.further, {},
                   entry.time, displayLine(entry.runId)};
    if (line.further > 0 || entry.message.size() > longestLine)
        cells.beginning = displayText(entry.message, longestBeginning);
    return cells;
}

} // namespace runglass
