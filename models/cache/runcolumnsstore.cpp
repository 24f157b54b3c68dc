// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runcolumnsstore.h"

#include "sqlite/transaction.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace runglass {

namespace {

/// Lets the threads of the window and of questions go first; what this thread starts inherits it. (Linux: a
/// niceness of each thread, setpriority(2).)
void stepBack()
{
    constexpr int niceness = 10;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness);
}

/// A transaction that began a moment ago may see one commit less than the newest snapshot.
constexpr std::size_t keptSnapshots = 4;

} // namespace

RunColumnsStore::RunColumnsStore(CacheContext context)
    : m_context(std::move(context))
{
}

RunColumnsStore::~RunColumnsStore()
{
    stop();
}

void RunColumnsStore::stop()
{
    m_stop.cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void RunColumnsStore::loadInBackground()
{
    const std::lock_guard lock(m_mutex);
    if (m_thread.joinable() || m_loading || !m_snapshots.empty())
        return;
    m_loading = true;
    m_thread = std::thread([this] {
        stepBack();
        RunSnapshotPointer snapshot;
        Connection connection;
        // Whoever asks next sees the same error and reports it.
        if (cacheconnection::openForReading(connection, m_context)) {
            const Transaction transaction(connection, Transaction::Kind::Read);
            snapshot = runloader::load(connection, m_context, m_stop);
        }
        const std::lock_guard done(m_mutex);
        if (snapshot)
            remember(snapshot);
        m_loading = false;
        m_idle.notify_all();
    });
}

bool RunColumnsStore::isLoaded() const
{
    const std::lock_guard lock(m_mutex);
    return !m_snapshots.empty();
}

RunSnapshotPointer RunColumnsStore::at(Connection &connection, const CancelToken &token)
{
    const ChangeSequence sequence = runloader::sequenceOf(connection);
    if (!connection.ok())
        return {};
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (RunSnapshotPointer snapshot = known(sequence))
            return snapshot;
        if (!m_loading)
            break;
        if (!waitWhile(lock, m_loading, token))
            return {};
    }
    m_loading = true;
    const RunSnapshotPointer before = newestBefore(sequence);
    lock.unlock();
    RunSnapshotPointer snapshot = before ? runloader::update(connection, *before, token) : nullptr;
    if (!snapshot && connection.ok() && !token.isCancelled())
        snapshot = runloader::load(connection, m_context, token);
    lock.lock();
    m_loading = false;
    m_idle.notify_all();
    if (snapshot)
        remember(snapshot);
    return snapshot;
}

RunIdTablePointer RunColumnsStore::ids(Connection &connection, const CancelToken &token)
{
    const RecordKey last = connection.integer("SELECT max(key) FROM run_id").value_or(0);
    if (!connection.ok())
        return {};
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_ids && RecordKey{m_ids->highestKey()} >= last)
            return m_ids;
        if (!m_loadingIds)
            break;
        if (!waitWhile(lock, m_loadingIds, token))
            return {};
    }
    m_loadingIds = true;
    const RunIdTablePointer before = m_ids;
    lock.unlock();
    RunIdTablePointer ids = runloader::loadIds(connection, m_context, before, token);
    lock.lock();
    m_loadingIds = false;
    m_idle.notify_all();
    if (ids)
        m_ids = ids;
    return ids;
}

bool RunColumnsStore::waitWhile(std::unique_lock<std::mutex> &lock, const bool &busy,
                                const CancelToken &token)
{
    while (busy) {
        if (token.isCancelled())
            return false;
        m_idle.wait_for(lock, std::chrono::milliseconds(10));
    }
    return true;
}

RunSnapshotPointer RunColumnsStore::known(ChangeSequence sequence) const
{
    for (const RunSnapshotPointer &snapshot : m_snapshots) {
        if (snapshot->sequence() == sequence)
            return snapshot;
    }
    return {};
}

RunSnapshotPointer RunColumnsStore::newestBefore(ChangeSequence sequence) const
{
    RunSnapshotPointer newest;
    for (const RunSnapshotPointer &snapshot : m_snapshots) {
        if (snapshot->sequence() < sequence)
            newest = snapshot;
    }
    return newest;
}

void RunColumnsStore::remember(const RunSnapshotPointer &snapshot)
{
    const auto place = std::lower_bound(m_snapshots.begin(), m_snapshots.end(), snapshot->sequence(),
                                        [](const RunSnapshotPointer &known, ChangeSequence sequence) {
                                            return known->sequence() < sequence;
                                        });
    if (place == m_snapshots.end() || (*place)->sequence() != snapshot->sequence())
        m_snapshots.insert(place, snapshot);
    if (m_snapshots.size() > keptSnapshots)
        m_snapshots.erase(m_snapshots.begin());
}

} // namespace runglass
