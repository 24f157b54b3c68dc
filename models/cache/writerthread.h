// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachecontext.h"
#include "cache/cachewriter.h"
#include "cache/notifier.h"
#include "logstore/damagereports.h"
#include "logstore/snapshotleases.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace runglass {

class BatchWriter;

/// The writer's thread and its queue. In between it puts the log's segments in order.
class WriterThread final : public CacheWriter
{
public:
    /// `quiet`: see Cache::Options.
    WriterThread(CacheContext context, Notifier &notifier, std::shared_ptr<SnapshotLeases> leases,
                 DamageReports &damage, std::chrono::milliseconds quiet);
    /// Finishes the batch being written, unless that waits for another process; answers the queued ones with
    /// an error.
    ~WriterThread() override;

    void submit(WriteBatch batch, Done done) override;
    void submitParts(Parts parts, Done done) override;

private:
    struct Job
    {
        WriteBatch batch;
        Parts parts; ///< instead of the batch
        Done done;
    };

    using Clock = std::chrono::steady_clock;

    void run();
    /// Waits for a batch; nothing when there is something else to do.
    std::optional<Job> nextJob();
    Result<WriteSummary> write(const Job &job);
    void enqueue(Job job);
    void lookAtDamage();
    void tidy();
    /// After a failure of what nobody waits for.
    void putOff();
    void publish(const std::optional<ChangeNotice> &notice);
    /// Makes the connection, again after it was lost or while the file is read-only.
    bool ensureOpen();
    /// Waits a moment for another process; false when that has taken long, or the cache is being closed.
    bool waitForLock();

    const CacheContext m_context;
    Notifier &m_notifier;
    const std::shared_ptr<SnapshotLeases> m_leases;
    DamageReports &m_damage;
    const std::chrono::milliseconds m_quiet;
    const std::function<bool()> m_waitForLock;
    std::chrono::steady_clock::time_point m_lockDeadline; ///< of the batch being written
    Connection m_connection;
    std::unique_ptr<BatchWriter> m_writer; ///< uses m_connection
    std::optional<Clock::time_point> m_tidyAt;
    Clock::time_point m_quietAt; ///< from when on nothing has been written for a while

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_damageReported = false;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace runglass
