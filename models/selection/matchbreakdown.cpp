// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "selection/matchbreakdown.h"

namespace runglass {

namespace {

using Counts = MatchBreakdown::Counts;

template <class Query>
Result<Counts> countParts(CacheReader &reader, const Query &query, const CancelToken &token)
{
    Counts counts;
    std::optional<UserError> error;
    const auto count = [&](Query part, std::int64_t &into) {
        if (error)
            return;
        const auto counted = reader.count(part, token);
        if (counted)
            into = *counted;
        else
            error = counted.error();
    };
    Query part = query;
    part.search.clear();
    count(part, counts.filtered);
    part.filter = {};
    count(part, counts.inRange);
    part.search = query.search;
    count(part, counts.searched);
    part.search.clear();
    part.range = TimeRange::all();
    count(part, counts.everything);
    if (error)
        return *error;
    return counts;
}

} // namespace

MatchBreakdown::MatchBreakdown(QueryPool &queries, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_mailbox(this)
{
}

const std::optional<Counts> &MatchBreakdown::of(const RunsQuery &query)
{
    return counts(m_runs, query);
}

const std::optional<Counts> &MatchBreakdown::of(const LogsQuery &query)
{
    return counts(m_logs, query);
}

void MatchBreakdown::forget()
{
    m_runs.query.reset();
    m_logs.query.reset();
}

template <class Query>
const std::optional<Counts> &MatchBreakdown::counts(Asked<Query> &asked, Query query)
{
    // The order changes no count.
    query.sort = {};
    query.order = {};
    if (asked.query == query)
        return asked.counts;
    if (asked.query)
        asked.counts.reset();
    asked.query = query;
    asked.job = m_queries.submit(QueryPool::Lane::Query, [this, query, &asked, box = m_mailbox.sender()](
                                                             CacheReader &reader, const CancelToken &token) {
        const auto counted = countParts(reader, query, token);
        if (token.isCancelled() || !counted)
            return;
        // `this` and its member are only used in calls the mailbox drops once they are gone.
        box.post([this, query, &asked, known = *counted] {
            if (asked.query != query || asked.counts == known)
                return;
            asked.counts = known;
            Q_EMIT changed();
        });
    });
    return asked.counts;
}

} // namespace runglass
