// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exporting/orderedoutput.h"

namespace runglass {

bool OrderedOutput::write(std::size_t block, std::string_view bytes, const std::function<void()> &written)
{
    {
        std::unique_lock lock(m_mutex);
        m_turn.wait(lock, [&] { return m_stopped || m_next == block; });
        if (m_stopped)
            return false;
    }
    // Nobody else writes: it is our turn until finish().
    if (Result<void> done = bytes.empty() ? Result<void>() : m_write(bytes); !done) {
        stop(done.error());
        return false;
    }
    written();
    return true;
}

void OrderedOutput::finish(std::size_t block)
{
    std::unique_lock lock(m_mutex);
    m_turn.wait(lock, [&] { return m_stopped || m_next == block; });
    ++m_next;
    m_turn.notify_all();
}

void OrderedOutput::stop(std::optional<UserError> error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_error)
        m_error = std::move(error);
    m_stopped = true;
    m_turn.notify_all();
}

bool OrderedOutput::isStopped() const
{
    const std::lock_guard lock(m_mutex);
    return m_stopped;
}

} // namespace runglass
