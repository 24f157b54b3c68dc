// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace runglass::gateway {

/// Hands items from one thread to another, a few at a time, so that the faster one waits. Thread-safe.
template <class Item>
class Handover
{
public:
    explicit Handover(std::size_t room)
        : m_room(room)
    {
    }

    /// Waits for room; false when nobody takes any more.
    bool put(Item item)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_items.size() < m_room || m_refused; });
        if (m_refused)
            return false;
        m_items.push_back(std::move(item));
        m_changed.notify_all();
        return true;
    }
    /// Nothing comes any more.
    void finish()
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
        m_changed.notify_all();
    }
    /// Waits for an item; nothing when there will be none.
    std::optional<Item> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_items.empty() || m_finished; });
        if (m_items.empty())
            return {};
        Item item = std::move(m_items.front());
        m_items.pop_front();
        m_changed.notify_all();
        return item;
    }
    /// Nothing is taken any more.
    void refuse()
    {
        const std::lock_guard lock(m_mutex);
        m_refused = true;
        m_changed.notify_all();
    }

private:
    const std::size_t m_room;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Item> m_items;
    bool m_finished = false;
    bool m_refused = false;
};

} // namespace runglass::gateway
