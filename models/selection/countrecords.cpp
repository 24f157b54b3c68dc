// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "selection/countrecords.h"

namespace runglass {

Result<std::int64_t> countRecords(CacheReader &reader, const RunsQuery &query, const CancelToken &token)
{
    const auto stats = reader.runStats(query, token);
    return stats ? Result<std::int64_t>(stats->total) : stats.error();
}

Result<std::int64_t> countRecords(CacheReader &reader, const LogsQuery &query, const CancelToken &token)
{
    const auto stats = reader.logStats(query, token);
    return stats ? Result<std::int64_t>(stats->total) : stats.error();
}

} // namespace runglass
