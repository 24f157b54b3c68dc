// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/logqueries.h"

#include <functional>

namespace runglass::logqueries {

/// Puts what a query has found into the order of a column other than the time.
///
/// Empty cells come last whichever way, equal cells newest first, equal times in the order of arrival
/// (query.h): rows of the descending TimeOrder are the second key of every order.
class LogSorting
{
public:
    /// All must outlive it.
    LogSorting(const Context &context, const SegmentScan::Found &found, const LogsQuery &query);

    /// Called with the first `rows` rows once they are known, if that is before the others are.
    void onFirst(std::function<void(LogOrderPointer)> first, std::size_t rows);
    void onProgress(std::function<void(double)> progress) { m_progress = std::move(progress); }

    /// Worthless when the token was cancelled or the connection failed.
    LogOrderPointer order();

private:
    LogOrderPointer byLevel();
    LogOrderPointer byRun();
    LogOrderPointer byText();

    const Context &m_context;
    const SegmentScan::Found &m_found;
    const LogsQuery &m_query;
    const std::shared_ptr<const TimeOrder> m_newestFirst;
    std::function<void(LogOrderPointer)> m_first;
    std::size_t m_firstRows = 0;
    std::function<void(double)> m_progress;
};

} // namespace runglass::logqueries
