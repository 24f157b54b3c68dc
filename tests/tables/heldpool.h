// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/querypool.h"

#include <deque>
#include <utility>

namespace runglass {

/// A QueryPool whose jobs run when the test says so, in the order it says, on this thread: what comes first,
/// late or not at all is in its hands. Answers come from a real reader.
class HeldPool : public QueryPool
{
public:
    explicit HeldPool(std::unique_ptr<CacheReader> reader)
        : m_reader(std::move(reader))
    {
    }

    QueryHandle submit(Lane lane, Job job) override
    {
        CancelToken token;
        m_jobs.push_back({lane, std::move(job), token});
        return QueryHandle(token);
    }

    std::size_t waiting() const { return m_jobs.size(); }
    bool isCancelled(std::size_t at) const { return m_jobs[at].token.isCancelled(); }
    Lane lane(std::size_t at) const { return m_jobs[at].lane; }

    /// Runs the job at a place in the queue, even a cancelled one if `evenCancelled`: as if the cancellation
    /// had come a moment too late.
    void run(std::size_t at = 0, bool evenCancelled = false)
    {
        const Held held = std::move(m_jobs[at]);
        m_jobs.erase(m_jobs.begin() + static_cast<std::ptrdiff_t>(at));
        if (evenCancelled)
            held.job(*m_reader, CancelToken());
        else if (!held.token.isCancelled())
            held.job(*m_reader, held.token);
    }
    void runAll()
    {
        while (!m_jobs.empty())
            run();
    }

private:
    struct Held
    {
        Lane lane;
        Job job;
        CancelToken token;
    };
    std::unique_ptr<CacheReader> m_reader;
    std::deque<Held> m_jobs;
};

} // namespace runglass
