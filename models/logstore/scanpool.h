// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/canceltoken.h"
#include "logstore/segmentreader.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace runglass {

/// Threads that help whoever scans, each with a read-only connection of its own, opened when it is first
/// needed; made so that a scan uses all cores. Thread-safe.
///
/// Segments are immutable and kept in the file by a lease, so the connections need no common transaction;
/// none of a helper's is open longer than one step.
class ScanPool
{
public:
    /// Opens a connection for reading; false, with the error in it, when that fails.
    using Open = std::function<bool(Connection &)>;
    /// One step, on any of the threads. Steps of different indexes run at the same time.
    using Step = std::function<void(SegmentReader &reader, std::size_t index)>;

    /// `helpers`: threads beside the caller's; none are started before the first scan. `damage` must outlive
    /// the pool.
    ScanPool(Open open, DamageReports &damage, std::size_t helpers);
    ~ScanPool();
    ScanPool(const ScanPool &) = delete;
    ScanPool &operator=(const ScanPool &) = delete;

    /// How many threads beside the caller's there are for a core each.
    static std::size_t helpersForThisMachine();

    /// Steps [0, count) in about this order, here with `reader` and on the helpers. Returns when no step is
    /// under way any more; no new ones begin after the token was cancelled, `stop` was set or a connection
    /// has failed, whose error is then that of `reader`'s connection. `between` is called here, after each
    /// step of this thread.
    void run(std::size_t count, SegmentReader &reader, const CancelToken &token, const Step &step,
             const std::function<void()> &between = {}, const std::atomic<bool> *stop = nullptr);

private:
    struct Job
    {
        const Step &step;
        const CancelToken &token;
        const std::atomic<bool> *stop;
        std::size_t count;
        std::atomic<std::size_t> next{0};
        std::atomic<bool> failed{false};
        // Under the pool's mutex.
        std::size_t helping = 0;
        std::optional<SqlError> error = {};

        bool isOver() const
        {
            return token.isCancelled() || failed.load(std::memory_order_relaxed) ||
                   (stop != nullptr && stop->load(std::memory_order_relaxed)) ||
                   next.load(std::memory_order_relaxed) >= count;
        }
    };

    void startHelpers();
    void help();
    Job *wantedJob();

    const Open m_open;
    DamageReports &m_damage;
    const std::size_t m_helpers;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_done;
    std::list<Job *> m_jobs;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

} // namespace runglass
