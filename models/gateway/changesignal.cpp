// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/changesignal.h"

#include <algorithm>

namespace runglass::gateway {

ChangeSignal::ChangeSignal(std::int64_t sequence)
    : m_sequence(sequence)
{
}

void ChangeSignal::announce(std::int64_t sequence)
{
    {
        const std::lock_guard lock(m_mutex);
        m_sequence = std::max(m_sequence, sequence);
    }
    m_changed.notify_all();
}

void ChangeSignal::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_changed.notify_all();
}

bool ChangeSignal::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed;
}

std::int64_t ChangeSignal::waitBeyond(std::int64_t sequence, std::chrono::steady_clock::time_point deadline)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_until(lock, deadline, [&] { return m_closed || m_sequence > sequence; });
    return m_sequence;
}

} // namespace runglass::gateway
