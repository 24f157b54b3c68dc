// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/querypool.h"
#include "tables/mailbox.h"
#include "tables/selection.h"

#include <QObject>

#include <optional>

namespace runglass {

/// Which part of a selection keeps everything away when it has no rows: how many records the range has alone,
/// with the filter and with the search. Asked only then. GUI thread.
class MatchBreakdown : public QObject
{
    Q_OBJECT

public:
    struct Counts
    {
        std::int64_t everything = 0; ///< of the script, at any time
        std::int64_t inRange = 0;
        std::int64_t filtered = 0; ///< in the range, by the filter alone
        std::int64_t searched = 0; ///< in the range, by the search alone

        friend bool operator==(const Counts &, const Counts &) = default;
    };

    /// `queries` must outlive it.
    explicit MatchBreakdown(QueryPool &queries, QObject *parent = nullptr);

    /// Nothing while they are being counted: changed() tells. Counts that were asked for before the last
    /// forget() are not counted again for the same question.
    const std::optional<Counts> &of(const RunsQuery &query);
    const std::optional<Counts> &of(const LogsQuery &query);
    /// The cache has changed.
    void forget();

Q_SIGNALS:
    void changed();

private:
    template <class Query>
    struct Asked
    {
        std::optional<Query> query;
        std::optional<Counts> counts;
        QueryHandle job;
    };

    template <class Query>
    const std::optional<Counts> &counts(Asked<Query> &asked, Query query);

    QueryPool &m_queries;
    Mailbox m_mailbox;
    Asked<RunsQuery> m_runs;
    Asked<LogsQuery> m_logs;
};

} // namespace runglass
