// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "service/boundedwriter.h"
#include "service/feedfollower.h"
#include "service/rangefetcher.h"
#include "service/recordfetcher.h"
#include "service/runrechecker.h"
#include "service/scriptlister.h"
#include "service/serviceclient.h"
#include "service/syncstate.h"
#include "service/synctuning.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <random>
#include <vector>

namespace runglass {

/// The sync itself, on the thread it lives on: decides what is asked for next and says how it stands.
///
/// Its strands (script list, change feed, a fetcher each for runs and log entries, the recheck) each have at
/// most one request under way and look after their own failures; what concerns the service as a whole (not
/// reachable, overloaded, key refused) or the cache closes the gate for all.
class SyncEngine : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::string onlyScript;
        bool follow = true;
        SyncTuning tuning;
    };

    SyncEngine(ServiceEndpoint endpoint, std::shared_ptr<Cache> cache, Options options);
    ~SyncEngine() override;

    void start();
    void stop();
    void want(const std::string &scriptId, const TimeRange &range);
    /// Replaces what was wished before; the most urgent first.
    void fetchRecords(std::vector<RecordWish> wishes);
    void retryNow();
    void setApiKey(const SecretKey &key);

Q_SIGNALS:
    void stateChanged(const runglass::SyncState &state);
    void finished();
    void recordAnswered(const runglass::RecordAnswer &answer);
    void stopped();

private:
    struct Want
    {
        std::string scriptId; ///< empty: all
        TimeRange range;
    };

    void buildContext();
    void poke();
    void pump();
    /// Ends the requests under way.
    void cancelAll();
    void checkClock();
    void serviceFailed(const ServiceError &error);
    void cacheFailed(const UserError &error);
    void feedBegan();
    bool mayAsk() const;
    std::optional<UserError> hindrance() const;
    std::vector<std::string> scriptsOf(const Want &want) const;
    std::optional<FetchTask> nextTask(RecordKind kind, const std::set<std::string> &skip) const;
    std::optional<TimeRange> reachable(const TimeRange &range, const std::string &scriptId,
                                       RecordKind kind) const;
    std::vector<SyncUnit *> units() const;
    bool isWorking() const;
    std::optional<Trouble> worstTrouble() const;
    double progress() const;
    void updateState();
    void publish();
    /// `lookedAt`: the steady clock just before the units were asked what they have to do.
    void scheduleWake(Micros lookedAt);
    void checkFinished();

    Options m_options;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<CacheReader> m_reader;
    std::unique_ptr<ServiceClient> m_client;
    std::unique_ptr<ServiceClient> m_recordClient;
    std::unique_ptr<BoundedWriter> m_writer;
    std::unique_ptr<SyncContext> m_context;
    std::unique_ptr<ScriptLister> m_scripts;
    std::unique_ptr<FeedFollower> m_feed;
    std::unique_ptr<RangeFetcher> m_runs;
    std::unique_ptr<RangeFetcher> m_logs;
    std::unique_ptr<RunRechecker> m_recheck;
    std::unique_ptr<RecordFetcher> m_records;

    std::vector<Want> m_wants; ///< the first goes first
    std::vector<RecordWish> m_wishes;
    Retry m_service;
    Retry m_cacheRetry;
    SyncState m_state;
    SyncState m_published;
    QTimer m_wake;
    QTimer m_clockTimer;
    QTimer m_publishTimer;
    Micros m_lastWall = 0;
    Micros m_lastSteady = 0;
    std::mt19937_64 m_random;
    bool m_started = false;
    bool m_stopping = false;
    bool m_keyRefused = false;
    bool m_finished = false;
    bool m_poked = false;
};

} // namespace runglass
