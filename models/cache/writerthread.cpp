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
/// When to look again whether dead segments may go.
constexpr std::chrono::seconds untilReadersAreGone{5};
constexpr std::chrono::seconds afterAFailure{10};

} // namespace

WriterThread::WriterThread(CacheContext context, Notifier &notifier, std::shared_ptr<SnapshotLeases> leases,
                           DamageReports &damage, std::chrono::milliseconds quiet)
    : m_context(std::move(context))
    , m_notifier(notifier)
    , m_leases(std::move(leases))
    , m_damage(damage)
    , m_quiet(quiet)
    , m_waitForLock([this] { return waitForLock(); })
    , m_thread([this] { run(); })
{
    m_damage.setListener([this] {
        const std::lock_guard lock(m_mutex);
        m_damageReported = true;
        m_wake.notify_all();
    });
}

WriterThread::~WriterThread()
{
    m_damage.setListener({});
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void WriterThread::submit(WriteBatch batch, Done done)
{
    enqueue({.batch = std::move(batch), .parts = {}, .done = std::move(done)});
}

void WriterThread::submitParts(Parts parts, Done done)
{
    enqueue({.batch = {}, .parts = std::move(parts), .done = std::move(done)});
}

void WriterThread::enqueue(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void WriterThread::run()
{
    // Before the first batch, so that it finds everything warm.
    m_lockDeadline = Clock::now() + longestWait;
    ensureOpen();
    m_quietAt = Clock::now() + m_quiet;
    m_tidyAt = m_quietAt;
    for (;;) {
        std::optional<Job> job = nextJob();
        bool stop = false;
        bool damaged = false;
        {
            const std::lock_guard lock(m_mutex);
            stop = m_stop;
            damaged = std::exchange(m_damageReported, false);
        }
        if (stop && !job)
            break;
        if (job) {
            Result<WriteSummary> result = stop ? Result<WriteSummary>(cacheerror::closing()) : write(*job);
            if (job->done)
                job->done(std::move(result));
        }
        if (stop)
            continue;
        if (damaged)
            lookAtDamage();
        // Between two batches only when it has become urgent.
        if (job ? m_writer && m_writer->shouldTidy() : m_tidyAt && Clock::now() >= *m_tidyAt)
            tidy();
    }
    m_writer.reset();
    m_connection.close();
}

std::optional<WriterThread::Job> WriterThread::nextJob()
{
    std::unique_lock lock(m_mutex);
    const auto isWanted = [this] { return m_stop || m_damageReported || !m_queue.empty(); };
    if (m_tidyAt)
        m_wake.wait_until(lock, *m_tidyAt, isWanted);
    else
        m_wake.wait(lock, isWanted);
    if (m_queue.empty())
        return {};
    Job job = std::move(m_queue.front());
    m_queue.pop_front();
    return job;
}

Result<WriteSummary> WriterThread::write(const Job &job)
{
    m_lockDeadline = Clock::now() + longestWait;
    std::optional<BatchWriter::Written> written;
    std::optional<UserError> stopped;
    if (ensureOpen())
        written = job.parts ? m_writer->write(job.parts, stopped) : m_writer->write(job.batch);
    m_tidyAt = Clock::now();
    m_quietAt = *m_tidyAt + m_quiet;
    if (!written) {
        const SqlError error = cacheconnection::writeError(m_connection, m_context);
        m_connection.clearError();
        if (stopped)
            return *stopped;
        const std::lock_guard lock(m_mutex);
        if (m_stop && error.kind() == SqlError::Kind::Busy)
            return cacheerror::closing();
        return m_context.report(error, cacheerror::Attempt::Write);
    }
    publish(written->notice);
    return written->summary;
}

void WriterThread::lookAtDamage()
{
    const std::vector<std::int64_t> reported = m_damage.take();
    m_lockDeadline = Clock::now() + longestWait;
    if (!ensureOpen()) {
        putOff();
        return;
    }
    const auto written = m_writer->setAsideDamaged(reported);
    if (!written) {
        putOff();
        return;
    }
    publish(written->notice);
}

void WriterThread::tidy()
{
    const bool quiet = Clock::now() >= m_quietAt;
    m_lockDeadline = Clock::now() + longestWait;
    const auto tidied = ensureOpen() ? m_writer->tidy(quiet) : std::nullopt;
    if (!tidied) {
        putOff();
        return;
    }
    publish(tidied->notice);
    switch (tidied->next) {
    case BatchWriter::Tidied::Next::More:
        m_tidyAt = Clock::now();
        break;
    case BatchWriter::Tidied::Next::Later:
        m_tidyAt = quiet ? Clock::now() + untilReadersAreGone : m_quietAt;
        break;
    case BatchWriter::Tidied::Next::Nothing:
        m_tidyAt = quiet ? std::nullopt : std::optional(m_quietAt);
        break;
    }
}

void WriterThread::putOff()
{
    const SqlError error = cacheconnection::writeError(m_connection, m_context);
    m_connection.clearError();
    // Remembers damage; for all else there is nobody to tell.
    m_context.report(error, cacheerror::Attempt::Write);
    m_tidyAt = Clock::now() + afterAFailure;
}

void WriterThread::publish(const std::optional<ChangeNotice> &notice)
{
    if (notice)
        m_notifier.publish(*notice);
}

bool WriterThread::waitForLock()
{
    std::unique_lock lock(m_mutex);
    const bool stopped = m_wake.wait_for(lock, betweenTries, [this] { return m_stop; });
    return !stopped && Clock::now() < m_lockDeadline;
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
        m_connection, m_leases,
        BatchWriter::CommitWatch{
            .before = [this](ChangeSequence sequence) { m_notifier.willCommit(sequence); },
            .after = [this](ChangeSequence sequence,
                            bool committed) { m_notifier.didCommit(sequence, committed); }});
    return true;
}

} // namespace runglass
