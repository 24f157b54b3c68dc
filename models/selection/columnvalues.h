// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/querypool.h"
#include "filter/filterset.h"
#include "tables/mailbox.h"

#include <QObject>

#include <map>
#include <string>
#include <vector>

namespace runglass {

/// Which values a column has in a script and range, and how often: what a filter can be made of. Read when
/// they are first asked for. GUI thread.
class ColumnValues : public QObject
{
    Q_OBJECT

public:
    struct Value
    {
        FilterValue value;
        std::int64_t count = 0;
    };

    /// `queries` must outlive it.
    explicit ColumnValues(QueryPool &queries, QObject *parent = nullptr);

    /// What was read for another script or range is forgotten.
    void setPlace(const std::string &scriptId, const TimeRange &range);
    /// Null while they are not there yet: changed() tells. Statuses and levels in their own order, versions
    /// newest first, all else the most frequent first. None for columns with too many values: ids, messages,
    /// response times.
    const std::vector<Value> *of(FilterColumn column);

Q_SIGNALS:
    void changed(runglass::FilterColumn column);

private:
    void read(FilterColumn column);

    QueryPool &m_queries;
    Mailbox m_mailbox;
    std::string m_scriptId;
    TimeRange m_range;
    quint64 m_generation = 0;
    std::map<FilterColumn, std::vector<Value>> m_values;
    std::map<FilterColumn, QueryHandle> m_jobs;
};

} // namespace runglass
