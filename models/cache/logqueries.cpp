// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logqueries.h"

#include "cache/logentryreader.h"
#include "cache/logscan.h"

#include <algorithm>
#include <numeric>

namespace runglass::logqueries {

LogStats stats(Connection &connection, const LogsQuery &query, const CancelToken &token)
{
    LogStats stats;
    LogScan scan(connection, query);
    for (const LogScan::Segment &segment : scan.segments()) {
        if (token.isCancelled() || !scan.load(segment))
            break;
        for (std::size_t i = 0; i < segment.count; ++i) {
            if (scan.matches(i))
                ++stats.byLevel[static_cast<std::size_t>(scan.columns().levelAt(i))];
        }
    }
    stats.total = std::accumulate(stats.byLevel.begin(), stats.byLevel.end(), std::int64_t{0});
    return stats;
}

std::vector<LogRow> rows(Connection &connection, const std::vector<RecordKey> &keys, const CancelToken &token)
{
    // In the order of keys each segment is opened once.
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    std::vector<LogRow> result(keys.size());
    LogEntryReader reader(connection);
    for (const std::size_t i : order) {
        if (token.isCancelled() || !connection.ok())
            break;
        result[i].key = keys[i];
        if (!reader.read(keys[i], result[i].entry))
            result[i].entry = {};
    }
    return result;
}

} // namespace runglass::logqueries
