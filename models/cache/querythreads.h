// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/querypool.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace runglass {

/// The threads of a QueryPool: one for Lane::Page, some for Lane::Query.
class QueryThreads final : public QueryPool
{
public:
    using ReaderFactory = std::function<std::unique_ptr<CacheReader>()>;

    QueryThreads(ReaderFactory makeReader, int queryThreads);
    /// Cancels what is under way, drops what is queued, joins.
    ~QueryThreads() override;

    QueryHandle submit(Lane lane, Job job) override;

private:
    struct Queued
    {
        Job job;
        CancelToken token;
    };
    struct Queue
    {
        std::condition_variable wake;
        std::deque<Queued> jobs;
    };

    void run(Queue &queue, std::size_t thread);

    const ReaderFactory m_makeReader;
    std::mutex m_mutex;
    Queue m_pages;
    Queue m_queries;
    bool m_stop = false;
    std::vector<CancelToken> m_running; ///< by thread
    std::vector<std::thread> m_threads;
};

} // namespace runglass
