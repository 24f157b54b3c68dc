// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/changenotice.h"
#include "cache/querypool.h"
#include "domain/timerange.h"
#include "service/recordwish.h"
#include "tables/mailbox.h"

#include <QObject>
#include <QTimer>

#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// Finds the newest failed runs of a range whose payloads the cache lacks: those that somebody who looks at
/// that range opens first. GUI thread.
class UnheldPayloads : public QObject
{
    Q_OBJECT

public:
    static constexpr std::int64_t mostRuns = 200; ///< that are looked at, newest first

    /// `queries` must outlive it. `pauseMs`: after a change of the cache it is looked again so late, for
    /// another range in a tenth of that: it is nothing to hold up what is waited for.
    explicit UnheldPayloads(QueryPool &queries, QObject *parent = nullptr, int pauseMs = 5'000);

    /// An empty script: nothing is looked for.
    void setRange(const std::string &scriptId, const TimeRange &range);
    void cacheChanged(const ChangeNotice &notice);
    /// It has been asked for, whatever came of it: not in wishes() any more until another range is looked at.
    void remove(std::string_view runId);

    /// Newest first, of urgency Background.
    const std::vector<RecordWish> &wishes() const { return m_wishes; }

Q_SIGNALS:
    void found();

private:
    void look();
    void take(std::vector<RecordWish> wishes);

    QueryPool &m_queries;
    std::string m_scriptId;
    TimeRange m_range;
    std::vector<RecordWish> m_wishes;
    std::vector<std::string> m_asked; ///< few: at most about what was looked at
    const int m_pauseMs;
    QTimer m_pause;
    std::uint64_t m_generation = 0;
    Mailbox m_mailbox;
    QueryHandle m_job;
};

} // namespace runglass
