// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "selection/matchcounter.h"

namespace runglass {

MatchCounter::MatchCounter(QueryPool &queries, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_mailbox(this)
{
}

void MatchCounter::ask(const RunsQuery &query)
{
    start(query);
}

void MatchCounter::ask(const LogsQuery &query)
{
    start(query);
}

void MatchCounter::cancel()
{
    ++m_generation;
    m_job = {};
}

template <class Query>
void MatchCounter::start(const Query &query)
{
    m_job = m_queries.submit(QueryPool::Lane::Query,
                             [this, query, generation = ++m_generation,
                              box = m_mailbox.sender()](CacheReader &reader, const CancelToken &token) {
                                 const auto count = reader.count(query, token);
                                 if (token.isCancelled())
                                     return;
                                 // `this` is only named in calls the mailbox drops once it is gone.
                                 box.post([this, generation, count] {
                                     if (generation != m_generation)
                                         return;
                                     if (count)
                                         Q_EMIT counted(*count);
                                     else
                                         Q_EMIT failed(count.error());
                                 });
                             });
}

} // namespace runglass
