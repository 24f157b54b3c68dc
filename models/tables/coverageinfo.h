// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/changenotice.h"
#include "cache/querypool.h"
#include "tables/mailbox.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace runglass {

/// What is known to be complete of one script's runs, kept up to date. GUI thread.
class CoverageInfo : public QObject
{
    Q_OBJECT

public:
    /// `queries` must outlive it.
    explicit CoverageInfo(QueryPool &queries, QObject *parent = nullptr);

    void setScript(const std::string &scriptId);
    void cacheChanged(const ChangeNotice &notice);

    /// Since when everything up to the newest complete moment is there; nothing when nothing is complete.
    std::optional<Micros> completeSince() const;
    /// Whether everything in a range up to `now` is there.
    bool covers(const TimeRange &range, Micros now) const;
    /// The end of the newest complete range, or `now` if that is earlier: at that time at the latest the
    /// service was heard of.
    std::optional<Micros> completeUntil(Micros now) const;

Q_SIGNALS:
    void changed();

private:
    void refresh();

    QueryPool &m_queries;
    Mailbox m_mailbox;
    std::string m_scriptId;
    std::vector<TimeRange> m_ranges;
    quint64 m_generation = 0;
    bool m_running = false;
    bool m_stale = false;
    QueryHandle m_job;
};

} // namespace runglass
