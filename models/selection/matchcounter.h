// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/querypool.h"
#include "domain/usererror.h"
#include "tables/mailbox.h"

#include <QObject>

namespace runglass {

/// How many records a question has for an answer, asked again and again while it is being changed: the newest
/// question cancels the one before, and a late answer is dropped. GUI thread.
class MatchCounter : public QObject
{
    Q_OBJECT

public:
    /// `queries` must outlive it.
    explicit MatchCounter(QueryPool &queries, QObject *parent = nullptr);

    void ask(const RunsQuery &query);
    void ask(const LogsQuery &query);
    /// Nothing is asked any more; no answer comes.
    void cancel();

Q_SIGNALS:
    void counted(qint64 count);
    void failed(const runglass::UserError &error);

private:
    template <class Query>
    void start(const Query &query);

    QueryPool &m_queries;
    Mailbox m_mailbox;
    quint64 m_generation = 0;
    QueryHandle m_job;
};

} // namespace runglass
