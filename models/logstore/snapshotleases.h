// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sqlite/connection.h"
#include "sqlite/statement.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace runglass {

class SnapshotLeases;

/// Keeps the segments of one moment in the file, also those that have been replaced since. Move-only; may be
/// let go on any thread.
class SnapshotLease
{
public:
    SnapshotLease() = default;
    ~SnapshotLease() { release(); }
    SnapshotLease(SnapshotLease &&other) noexcept;
    SnapshotLease &operator=(SnapshotLease &&other) noexcept;
    SnapshotLease(const SnapshotLease &) = delete;
    SnapshotLease &operator=(const SnapshotLease &) = delete;

    bool isHeld() const { return m_leases != nullptr; }
    std::int64_t sequence() const { return m_sequence; }
    void release();

private:
    friend class SnapshotLeases;
    SnapshotLease(std::shared_ptr<SnapshotLeases> leases, std::int64_t sequence)
        : m_leases(std::move(leases))
        , m_sequence(sequence)
    {
    }

    std::shared_ptr<SnapshotLeases> m_leases;
    std::int64_t m_sequence = 0;
};

/// Which moments of the log are still being read, told to all processes that have the cache open.
/// Thread-safe.
///
/// A moment is a change sequence S; its snapshot needs the segments with born <= S that died after S or live.
/// The process holds a read lock (of the open file description, fcntl(2), F_OFD_SETLK) on byte S of the file
/// "<cache file>-readers", S being the oldest moment in use; the kernel takes the lock back when the process
/// ends. Who purges announces first (meta 'purged' = d), then looks for locks below d, and deletes what died
/// up to d only when there are none. Who takes a lease locks first and then looks at 'purged'. So one of the
/// two sees the other, whatever the order.
class SnapshotLeases : public std::enable_shared_from_this<SnapshotLeases>
{
public:
    /// Makes the file beside the cache when it may. Where it may not, nobody writes into that folder, and
    /// leases cost nothing.
    static std::shared_ptr<SnapshotLeases> open(const std::string &cacheFile);
    ~SnapshotLeases();
    SnapshotLeases(const SnapshotLeases &) = delete;
    SnapshotLeases &operator=(const SnapshotLeases &) = delete;

    /// To be called within the read transaction that sees `sequence` as change sequence. Nothing when
    /// segments of that moment may be gone already, or that can't be told: end the transaction and begin
    /// again with a new one, a few times.
    std::optional<SnapshotLease> take(std::int64_t sequence);

    /// The highest change sequence up to `wanted` such that nobody, in this process or another, may still use
    /// what died at it or before. For who purges, after announcing it.
    std::int64_t freeUpTo(std::int64_t wanted);

private:
    friend class SnapshotLease;
    explicit SnapshotLeases(const std::string &cacheFile);

    void release(std::int64_t sequence);
    bool lock(std::int64_t sequence, bool on) const;
    std::optional<std::int64_t> readPurged();

    std::mutex m_mutex;
    int m_file = -1;
    std::map<std::int64_t, std::size_t> m_inUse; ///< how many leases of each moment
    Connection m_connection;                     ///< to look at 'purged' outside of the caller's transaction
    Statement m_readPurged;
};

} // namespace runglass
