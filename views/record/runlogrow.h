// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/ansitext.h"
#include "tables/displayvalues.h"

#include <cstddef>
#include <vector>

namespace runglass {

/// What one row of a log list shows.
struct RunLogRow
{
    enum class Part {
        Entry, ///< its first line, with level and time
        Line,  ///< a further line of the message, or the rest of a long one
        Note,  ///< what is said about the entry: its id, its attributes, that more of it is not shown
    };

    Part part = Part::Entry;
    AnsiLine line;
    std::size_t others = 0; ///< lines that are not shown, because the entry is closed
    bool isOpen = false;
};

/// All rows of an entry that is open: its lines, wrapped at `width` characters of a fixed font, then what is
/// said about it. Of a message over 256 KB the beginning, which is said.
std::vector<RunLogRow> openedRows(const LogEntry &entry, int width, const DisplayValues &values);

/// "+0.391 s", "−2:05.120", "+1:02:05.000"; rounded down to milliseconds.
QString offsetText(Micros sinceStart);

} // namespace runglass
