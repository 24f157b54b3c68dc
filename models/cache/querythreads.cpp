// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/querythreads.h"

#include <algorithm>

namespace runglass {

QueryThreads::QueryThreads(ReaderFactory makeReader, int queryThreads)
    : m_makeReader(std::move(makeReader))
{
    const auto count = static_cast<std::size_t>(std::max(queryThreads, 1)) + 1;
    m_running.resize(count);
    m_threads.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        m_threads.emplace_back([this, i] { run(i == 0 ? m_pages : m_queries, i); });
}

QueryThreads::~QueryThreads()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        for (const CancelToken &token : m_running)
            token.cancel();
    }
    m_pages.wake.notify_all();
    m_queries.wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

QueryHandle QueryThreads::submit(Lane lane, Job job)
{
    const CancelToken token;
    Queue &queue = lane == Lane::Page ? m_pages : m_queries;
    {
        const std::lock_guard lock(m_mutex);
        queue.jobs.push_back({std::move(job), token});
    }
    queue.wake.notify_one();
    return QueryHandle(token);
}

void QueryThreads::run(Queue &queue, std::size_t thread)
{
    const std::unique_ptr<CacheReader> reader = m_makeReader();
    for (;;) {
        Queued next;
        {
            std::unique_lock lock(m_mutex);
            queue.wake.wait(lock, [&] { return m_stop || !queue.jobs.empty(); });
            if (m_stop)
                return;
            next = std::move(queue.jobs.front());
            queue.jobs.pop_front();
            m_running[thread] = next.token;
        }
        // What the job holds is let go here, not under the lock.
        if (!next.token.isCancelled())
            next.job(*reader, next.token);
    }
}

} // namespace runglass
