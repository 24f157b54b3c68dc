// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/scanpool.h"

#include <algorithm>

namespace runglass {

ScanPool::ScanPool(Open open, DamageReports &damage, std::size_t helpers)
    : m_open(std::move(open))
    , m_damage(damage)
    , m_helpers(helpers)
{
}

ScanPool::~ScanPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

std::size_t ScanPool::helpersForThisMachine()
{
    return std::max(std::thread::hardware_concurrency(), 2U) - 1;
}

void ScanPool::startHelpers()
{
    while (m_threads.size() < m_helpers)
        m_threads.emplace_back([this] { help(); });
}

void ScanPool::run(std::size_t count, SegmentReader &reader, const CancelToken &token, const Step &step,
                   const std::function<void()> &between, const std::atomic<bool> *stop)
{
    Job job{step, token, stop, count};
    if (count > 1 && m_helpers > 0) {
        const std::lock_guard lock(m_mutex);
        startHelpers();
        m_jobs.push_back(&job);
        m_wake.notify_all();
    }
    while (!job.isOver()) {
        const std::size_t index = job.next.fetch_add(1, std::memory_order_relaxed);
        if (index >= count)
            break;
        step(reader, index);
        reader.close();
        if (!reader.connection().ok())
            job.failed = true;
        if (between)
            between();
    }
    std::unique_lock lock(m_mutex);
    m_jobs.remove(&job);
    m_done.wait(lock, [&] { return job.helping == 0; });
    if (job.error && reader.connection().ok())
        reader.connection().fail(*job.error);
}

ScanPool::Job *ScanPool::wantedJob()
{
    const auto wanted =
        std::find_if(m_jobs.begin(), m_jobs.end(), [](const Job *job) { return !job->isOver(); });
    return wanted == m_jobs.end() ? nullptr : *wanted;
}

void ScanPool::help()
{
    Connection connection;
    SegmentReader reader(connection, m_damage);
    bool isOpen = false;
    std::unique_lock lock(m_mutex);
    for (;;) {
        Job *job = nullptr;
        m_wake.wait(lock, [&] { return m_stop || (job = wantedJob()) != nullptr; });
        if (m_stop)
            return;
        ++job->helping;
        lock.unlock();
        bool ok = isOpen || m_open(connection);
        isOpen = ok;
        while (ok && !job->isOver()) {
            const std::size_t index = job->next.fetch_add(1, std::memory_order_relaxed);
            if (index >= job->count)
                break;
            job->step(reader, index);
            reader.close();
            ok = connection.ok();
        }
        if (!ok)
            job->failed = true;
        lock.lock();
        if (!ok && !job->error)
            job->error = connection.error().value_or(SqlError{});
        connection.clearError();
        --job->helping;
        m_done.notify_all();
    }
}

} // namespace runglass
