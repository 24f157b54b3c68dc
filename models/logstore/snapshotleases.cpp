// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/snapshotleases.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace runglass {

SnapshotLease::SnapshotLease(SnapshotLease &&other) noexcept
    : m_leases(std::move(other.m_leases))
    , m_sequence(other.m_sequence)
{
}

SnapshotLease &SnapshotLease::operator=(SnapshotLease &&other) noexcept
{
    if (this != &other) {
        release();
        m_leases = std::move(other.m_leases);
        m_sequence = other.m_sequence;
    }
    return *this;
}

void SnapshotLease::release()
{
    if (const auto leases = std::exchange(m_leases, nullptr))
        leases->release(m_sequence);
}

std::shared_ptr<SnapshotLeases> SnapshotLeases::open(const std::string &cacheFile)
{
    return std::shared_ptr<SnapshotLeases>(new SnapshotLeases(cacheFile));
}

SnapshotLeases::SnapshotLeases(const std::string &cacheFile)
    : m_readPurged(m_connection, "SELECT value FROM meta WHERE name = 'purged'")
{
    const std::string file = cacheFile + "-readers";
    m_file = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    // Others may write where we may not.
    if (m_file < 0)
        m_file = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (m_file >= 0 && m_connection.open(cacheFile, Connection::Mode::ReadOnly))
        m_connection.setBusyTimeout(std::chrono::seconds(5));
}

SnapshotLeases::~SnapshotLeases()
{
    if (m_file >= 0)
        ::close(m_file);
}

std::optional<SnapshotLease> SnapshotLeases::take(std::int64_t sequence)
{
    const std::lock_guard guard(m_mutex);
    // An older lease protects all that a younger one needs.
    const bool isOldest = m_inUse.empty() || sequence < m_inUse.begin()->first;
    if (m_file >= 0 && isOldest) {
        // Where the file system knows no such locks, freeUpTo() is always 0.
        lock(sequence, true);
        const auto purged = readPurged();
        if (!purged || *purged > sequence) {
            lock(sequence, false);
            return {};
        }
        if (!m_inUse.empty())
            lock(m_inUse.begin()->first, false);
    }
    ++m_inUse[sequence];
    return SnapshotLease(shared_from_this(), sequence);
}

void SnapshotLeases::release(std::int64_t sequence)
{
    const std::lock_guard guard(m_mutex);
    const auto found = m_inUse.find(sequence);
    if (--found->second > 0)
        return;
    const bool wasOldest = found == m_inUse.begin();
    m_inUse.erase(found);
    if (m_file < 0 || !wasOldest)
        return;
    // The next one first, so that there is no moment without a lock.
    if (!m_inUse.empty())
        lock(m_inUse.begin()->first, true);
    lock(sequence, false);
}

std::int64_t SnapshotLeases::freeUpTo(std::int64_t wanted)
{
    const std::lock_guard guard(m_mutex);
    if (!m_inUse.empty())
        wanted = std::min(wanted, m_inUse.begin()->first);
    // Locks of our own open file description are not told.
    while (m_file >= 0 && wanted > 0) {
        struct flock others = {};
        others.l_type = F_WRLCK;
        others.l_whence = SEEK_SET;
        others.l_start = 0;
        others.l_len = wanted;
        if (::fcntl(m_file, F_OFD_GETLK, &others) != 0)
            return 0;
        if (others.l_type == F_UNLCK)
            return wanted;
        wanted = others.l_start;
    }
    return 0;
}

bool SnapshotLeases::lock(std::int64_t sequence, bool on) const
{
    struct flock one = {};
    one.l_type = static_cast<short>(on ? F_RDLCK : F_UNLCK);
    one.l_whence = SEEK_SET;
    one.l_start = sequence;
    one.l_len = 1;
    return ::fcntl(m_file, F_OFD_SETLK, &one) == 0;
}

std::optional<std::int64_t> SnapshotLeases::readPurged()
{
    m_connection.clearError();
    {
        Rows rows = m_readPurged.rows();
        if (rows.next())
            return rows.integer(0);
    }
    // Where SQLite may not even put its own files beside the cache, nobody writes.
    const auto error = m_connection.error();
    const bool nobodyWrites =
        error && (error->kind() == SqlError::Kind::CannotOpen || error->kind() == SqlError::Kind::ReadOnly);
    return nobodyWrites ? std::optional<std::int64_t>(0) : std::nullopt;
}

} // namespace runglass
