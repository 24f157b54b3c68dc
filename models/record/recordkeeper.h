// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/changenotice.h"
#include "record/recordloader.h"
#include "record/recordstore.h"

#include <QObject>

#include <set>
#include <string>
#include <vector>

namespace runglass {

class RecordSource;

/// Has the runs that record views show, and those they may show next, in memory: reads them from the cache
/// and keeps them as long as there is room.
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
    /// What is kept may have changed in the cache.
    void cacheChanged(const ChangeNotice &notice);

    /// Bytes of all that is kept, about.
    std::size_t bytes() const { return m_store.bytes(); }

private:
    friend class RecordSource;

    void add(RecordSource &source);
    void remove(RecordSource &source);
    void shown(RecordSource &source);
    void retry(RecordSource &source);
    void wishesChanged();

    void pump();
    /// What is to be read next from the cache, if anything.
    std::optional<RecordQuestion> nextQuestion();
    RecordQuestion questionFor(const std::string &runId);
    void arrived(const RecordQuestion &question, const std::optional<RecordReading> &reading);
    /// What is shown of a run whose documents may not be there.
    RecordDetailsPointer compose(const KeptRecord &record, const RecordDetailsPointer &read,
                                 const RecordDetailsPointer &before) const;
    void recompose(KeptRecord &record);
    void tell(const std::string &runId);
    bool isShown(const std::string &runId) const;
    /// In the order they are needed; without those shown.
    std::vector<std::string> neighbours() const;

    std::vector<RecordSource *> m_sources; ///< the one that asked last is the first
    RecordStore m_store;
    const std::size_t m_mostBytes;
    bool m_isOnline = false;
    std::string m_reading;                 ///< the run being read
    std::vector<ChangeNotice> m_meanwhile; ///< since that began
    std::set<std::string>
        m_readAhead; ///< neighbours read since the wishes changed: not again, even if dropped
    RecordLoader m_loader;
};

} // namespace runglass
