// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "domain/result.h"
#include "domain/timerange.h"
#include "service/endpoint.h"
#include "service/recordwish.h"
#include "service/syncstate.h"
#include "service/synctuning.h"

#include <QObject>

#include <memory>
#include <vector>

namespace runglass {

/// Keeps a cache in step with a service, on a thread of its own; every function here returns at once.
///
/// For each wanted range: pages newest first, each one transaction with its cursor and the coverage it
/// proves; at the same time the change feed from a cursor stored before the first page was asked for. Errors
/// are states, not messages: whatever can still be fetched is fetched. Use from one thread; signals come on
/// that thread.
class SyncService : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        /// Only this script (by id), instead of all that the service lists.
        QString onlyScript;
        /// Follow the change feed after the wanted ranges are complete; else stop then, with `finished`.
        bool follow = true;
        SyncTuning tuning = {};
    };

    /// `cache` must be writable. Starts nothing yet.
    SyncService(ServiceEndpoint endpoint, std::shared_ptr<Cache> cache, Options options,
                QObject *parent = nullptr);
    /// Ends what is under way; committed pages stay.
    ~SyncService() override;

    void start();
    /// Ends requests under way and finishes the transaction being written, then emits `stopped`.
    void stop();

    /// Fetches what is missing of a range: of one script, or of every script when `scriptId` is empty. The
    /// last one wanted goes first; earlier ones go on after it. Cheap when it is complete already.
    void want(const QString &scriptId, const TimeRange &range);
    /// Fetches single runs and payloads besides, the first wish first, and writes them into the cache.
    /// Replaces the wishes before: requests for what is no longer wished are ended.
    void fetchRecords(std::vector<RecordWish> wishes);
    /// Tries now what would be tried later.
    void retryNow();
    /// After KeyRefused.
    void setApiKey(const SecretKey &key);

    const SyncState &state() const { return m_state; }

Q_SIGNALS:
    void stateChanged(const runglass::SyncState &state);
    /// Without `follow`: every wanted range is complete, or can't be (then state() says why).
    void finished();
    void stopped();
    /// For every wish; of those that failed perhaps more than once.
    void recordAnswered(const runglass::RecordAnswer &answer);

private:
    SyncState m_state;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace runglass
