// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/changenotice.h"
#include "record/recordloader.h"
#include "record/recordstore.h"
#include "record/unheldpayloads.h"
#include "service/recordwish.h"

#include <QObject>

#include <set>
#include <string>
#include <vector>

namespace runglass {

class RecordSource;

/// Has the runs that record views show, and those they may show next, in memory: reads them from the cache,
/// has the service asked for what the cache lacks, and keeps them as long as there is room.
///
/// Views use it through a RecordSource. GUI thread; nothing here waits.
class RecordKeeper : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t usualBytes = 64 * 1024 * 1024;

    /// `queries` must outlive it.
    explicit RecordKeeper(QueryPool &queries, QObject *parent = nullptr, std::size_t mostBytes = usualBytes);
    ~RecordKeeper() override;

    /// Whether there is a service, or will be one: without it what the cache lacks is not held.
    void setOnline(bool online);
    /// The service that was expected can't be reached, and why.
    void setServiceError(const UserError &error);
    /// Of what else is fetched when nothing is waited for: payloads of failed runs, the newest first.
    void setRange(const QString &scriptId, const TimeRange &range);
    /// What of the runs shown, of their neighbours and of failed runs is to be asked of the service, the most
    /// urgent first. Empty without one.
    const std::vector<RecordWish> &wishes() const { return m_wishes; }
    /// What the service said to a wish.
    void take(const RecordAnswer &answer);
    /// What is kept may have changed in the cache.
    void cacheChanged(const ChangeNotice &notice);

    /// Bytes of all that is kept, about.
    std::size_t bytes() const { return m_store.bytes(); }

Q_SIGNALS:
    void wishesChanged();
    /// Somebody does not want to wait until what failed is tried again by itself.
    void retryRequested();

private:
    friend class RecordSource;

    void add(RecordSource &source);
    void remove(RecordSource &source);
    void shown(RecordSource &source);
    void retry(RecordSource &source);
    void needsChanged();

    void pump();
    void updateWishes();
    std::optional<RecordWish> wishFor(const std::string &runId, RecordWish::Urgency urgency) const;
    /// What is to be read next from the cache, if anything.
    std::optional<RecordQuestion> nextQuestion();
    RecordQuestion questionFor(const std::string &runId);
    void arrived(const RecordQuestion &question, const std::optional<RecordReading> &reading);
    void put(const std::string &runId, const KeptRecord &record);
    /// What is shown of a run whose documents may not be there.
    RecordDetailsPointer compose(const KeptRecord &record, const RecordDetailsPointer &read,
                                 const RecordDetailsPointer &before) const;
    void recompose(KeptRecord &record);
    void recomposeAll();
    void tell(const std::string &runId);
    bool isShown(const std::string &runId) const;
    /// In the order they are needed; without those shown.
    std::vector<std::string> neighbours() const;

    std::vector<RecordSource *> m_sources; ///< the one that asked last is the first
    RecordStore m_store;
    const std::size_t m_mostBytes;
    bool m_isOnline = false;
    std::optional<UserError> m_serviceError;
    std::vector<RecordWish> m_wishes;
    std::string m_scriptId; ///< whose failed runs are fetched besides
    TimeRange m_range;
    std::string m_reading;                 ///< the run being read
    std::vector<ChangeNotice> m_meanwhile; ///< since that began
    std::set<std::string>
        m_readAhead; ///< neighbours read since the needs changed: not again, even if dropped
    UnheldPayloads m_unheld;
    RecordLoader m_loader;
};

} // namespace runglass
