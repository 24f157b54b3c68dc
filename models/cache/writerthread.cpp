// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/writerthread.h"

#include "cache/batchwriter.h"

#include <sqlite3.h>

namespace runglass {

namespace {

/// How long another process may keep the write lock; a batch takes it for some tens of milliseconds.
constexpr std::chrono::seconds longestWait{5};
constexpr std::chrono::milliseconds betweenTries{10};

} // namespace

WriterThread::WriterThread(CacheContext context, Notifier &notifier)
    : m_context(std::move(context))
    , m_notifier(notifier)
    , m_waitForLock([this] { return waitForLock(); })
    , m_thread([this] { run(); })
{
}

WriterThread::~WriterThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void WriterThread::submit(WriteBatch batch, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back({std::move(batch), std::move(done)});
    }
    m_wake.notify_one();
}

void WriterThread::run()
{
    // Before the first batch, so that it finds everything warm.
    m_lockDeadline = std::chrono::steady_clock::now() + longestWait;
    ensureOpen();
    for (;;) {
        Job job;
        bool stop = false;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
            if (m_queue.empty())
                break;
            job = std::move(m_queue.front());
            m_queue.pop_front();
            stop = m_stop;
        }
        Result<WriteSummary> result = stop ? Result<WriteSummary>(cacheerror::closing()) : write(job.batch);
        if (job.done)
            job.done(std::move(result));
    }
    m_writer.reset();
    m_connection.close();
}

Result<WriteSummary> WriterThread::write(const WriteBatch &batch)
{
    m_lockDeadline = std::chrono::steady_clock::now() + longestWait;
    std::optional<BatchWriter::Written> written;
    if (ensureOpen())
        written = m_writer->write(batch);
    if (!written) {
        const SqlError error = cacheconnection::writeError(m_connection, m_context);
        m_connection.clearError();
        const std::lock_guard lock(m_mutex);
        if (m_stop && error.kind() == SqlError::Kind::Busy)
            return cacheerror::closing();
        return m_context.report(error, cacheerror::Attempt::Write);
    }
    if (written->notice)
        m_notifier.publish(*written->notice);
    return written->summary;
}

bool WriterThread::waitForLock()
{
    std::unique_lock lock(m_mutex);
    const bool stopped = m_wake.wait_for(lock, betweenTries, [this] { return m_stop; });
    return !stopped && std::chrono::steady_clock::now() < m_lockDeadline;
}

bool WriterThread::ensureOpen()
{
    if (m_writer && !m_connection.isReadOnly())
        return m_connection.ok();
    m_writer.reset();
    if (!cacheconnection::openForWriting(m_connection, m_context, m_waitForLock))
        return false;
    if (m_connection.isReadOnly()) {
        m_connection.fail(SqlError{SQLITE_READONLY, 0, "the file is read-only"});
        return false;
    }
    m_writer = std::make_unique<BatchWriter>(
        m_connection, BatchWriter::CommitWatch{
                          .before = [this](ChangeSequence sequence) { m_notifier.willCommit(sequence); },
                          .after = [this](ChangeSequence sequence,
                                          bool committed) { m_notifier.didCommit(sequence, committed); }});
    return true;
}

} // namespace runglass
