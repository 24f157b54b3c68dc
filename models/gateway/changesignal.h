// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace runglass::gateway {

/// Counts the changes of the store, and lets requests wait for the next one. Thread-safe.
class ChangeSignal
{
public:
    explicit ChangeSignal(std::int64_t sequence = 0);

    /// Everything up to `sequence` is committed.
    void announce(std::int64_t sequence);
    /// Ends all waiting, now and later.
    void close();
    bool isClosed() const;

    /// Waits until there is a change after `sequence`, the deadline passes or close() is called. Returns the
    /// last announced sequence.
    std::int64_t waitBeyond(std::int64_t sequence, std::chrono::steady_clock::time_point deadline);

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::int64_t m_sequence = 0;
    bool m_closed = false;
};

} // namespace runglass::gateway
