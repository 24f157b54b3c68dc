// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/runloader.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace runglass {

/// The runs of one cache in memory, shared by all its readers: about 35 bytes each, and 16 for its id once
/// ids have been searched.
///
/// Nothing here follows the writer. Who asks is inside a read transaction and gets the runs exactly as that
/// sees them: the newest snapshot there is, brought up to date from the file. So it makes no difference which
/// process has written. Thread-safe.
class RunColumnsStore
{
public:
    explicit RunColumnsStore(CacheContext context);
    /// Ends the loading that is under way.
    ~RunColumnsStore();
    RunColumnsStore(const RunColumnsStore &) = delete;
    RunColumnsStore &operator=(const RunColumnsStore &) = delete;

    /// Ends the loading in the background, and its connection to the file.
    void stop();
    /// Begins to load on a thread of its own, unless that has been done.
    void loadInBackground();
    /// Whether at() has something to begin with: then it takes milliseconds.
    bool isLoaded() const;

    /// The runs as the connection's transaction sees them. Null when reading failed (the connection knows
    /// why) or the token was cancelled.
    RunSnapshotPointer at(Connection &connection, const CancelToken &token);
    /// The ids of all keys that the connection's transaction sees, and maybe some more.
    RunIdTablePointer ids(Connection &connection, const CancelToken &token);

private:
    /// Waits until nobody else is loading; false when cancelled.
    bool waitWhile(std::unique_lock<std::mutex> &lock, const bool &busy, const CancelToken &token);
    RunSnapshotPointer known(ChangeSequence sequence) const;
    RunSnapshotPointer newestBefore(ChangeSequence sequence) const;
    void remember(const RunSnapshotPointer &snapshot);

    const CacheContext m_context;
    mutable std::mutex m_mutex;
    std::condition_variable m_idle;
    bool m_loading = false;
    bool m_loadingIds = false;
    std::vector<RunSnapshotPointer> m_snapshots; ///< the newest few, ascending
    RunIdTablePointer m_ids;
    CancelToken m_stop;
    std::thread m_thread;
};

} // namespace runglass
