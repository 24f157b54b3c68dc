// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logqueries.h"

#include "cache/keylist.h"

namespace runglass::logqueries {

RowSetPointer select(Connection &connection, const LogsQuery &, const QueryEvents<LogRow> &,
                     const CancelToken &)
{
    const ChangeSequence sequence =
        connection.integer("SELECT value FROM meta WHERE name = 'change_sequence'").value_or(0);
    return std::make_shared<KeyList>(KeyList::Of::Logs, std::vector<RecordKey>(), sequence);
}

LogStats stats(Connection &, const LogsQuery &, const CancelToken &)
{
    return {};
}

std::vector<LogRow> rows(Connection &, const std::vector<RecordKey> &, const CancelToken &)
{
    return {};
}

} // namespace runglass::logqueries
