// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>

namespace runglass {

/// What a filter can be about: every column of All Runs but Executed On and every column of Logs but
/// Timestamp.
///
/// RunId is a column of both tables. In a filter over runs, LogId, Level and Message mean "has an entry
/// with"; in a filter over log entries, Status to Source are those of the entry's run. Marks are those of
/// the run in both.
enum class FilterColumn : std::uint8_t {
    RunId,
    Status,
    Version,
    ResponseTime,
    Function,
    SourceType,
    Source,
    LogId,
    Level,
    Message,
    Reviewed, ///< from here on: what the user has said of the run
    Bookmarked,
    Note,
};

/// How values of a column are compared and written.
enum class FilterValueKind : std::uint8_t {
    Text,     ///< UTF-8
    Status,   ///< RunStatus as its number
    Level,    ///< LogLevel as its number
    Version,  ///< a deployment version
    Duration, ///< milliseconds
    Flag,     ///< 1: yes, 0: no; a cell is never empty
};

FilterValueKind kindOf(FilterColumn column);
/// Whether the column is one of a log entry itself.
bool isLogColumn(FilterColumn column);
/// Whether it is what the user has said of a run: kept apart from the records, in his own file.
bool isMarkColumn(FilterColumn column);

} // namespace runglass
