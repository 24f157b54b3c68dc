// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/querypool.h"
#include "record/recordreading.h"
#include "tables/mailbox.h"

#include <QObject>

#include <functional>
#include <optional>

namespace runglass {

/// Reads runs from the cache on the lane for what is under the user's eyes, one at a time: however fast the
/// wishes change, at most one job of it is at the pool. GUI thread.
class RecordLoader : public QObject
{
    Q_OBJECT

public:
    /// `reading` is empty when the reading was cancelled.
    using Done = std::function<void(const RecordQuestion &, const std::optional<RecordReading> &reading)>;

    /// `queries` must outlive it. `done` comes on this thread, once for every read().
    RecordLoader(QueryPool &queries, Done done, QObject *parent = nullptr);

    bool isBusy() const { return m_isBusy; }
    /// Only when it is not busy.
    void read(const RecordQuestion &question);
    /// The reading under way ends soon, with `done`.
    void cancel() { m_job.cancel(); }

private:
    class Job;

    QueryPool &m_queries;
    const Done m_done;
    bool m_isBusy = false;
    Mailbox m_mailbox;
    QueryHandle m_job;
};

} // namespace runglass
