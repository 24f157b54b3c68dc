// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <utility>

namespace runglass::test {

/// A real cache whose writer can be made to fail, or to hold batches back until they are released.
class WatchedCache : public Cache, private CacheWriter
{
public:
    explicit WatchedCache(std::shared_ptr<Cache> cache)
        : m_cache(std::move(cache))
    {
    }

    void fail(const std::optional<UserError> &error)
    {
        const std::lock_guard lock(m_mutex);
        m_error = error;
    }
    void hold()
    {
        const std::lock_guard lock(m_mutex);
        m_holding = true;
    }
    /// Writes the oldest batch held; false when there is none.
    bool releaseOne()
    {
        std::unique_lock lock(m_mutex);
        if (m_held.empty())
            return false;
        auto [batch, done] = std::move(m_held.front());
        m_held.pop_front();
        lock.unlock();
        m_cache->writer()->submit(std::move(batch), std::move(done));
        return true;
    }
    std::size_t heldNow() const
    {
        const std::lock_guard lock(m_mutex);
        return m_held.size();
    }
    std::size_t mostHeld() const
    {
        const std::lock_guard lock(m_mutex);
        return m_mostHeld;
    }

    const QString &file() const override { return m_cache->file(); }
    std::optional<QString> setAsideAs() const override { return m_cache->setAsideAs(); }
    CacheWriter *writer() override { return this; }
    QueryPool &queries() override { return m_cache->queries(); }
    Result<std::unique_ptr<CacheReader>> makeReader() override { return m_cache->makeReader(); }
    Subscription subscribe(std::function<void(const ChangeNotice &)> listener) override
    {
        return m_cache->subscribe(std::move(listener));
    }

private:
    void submit(WriteBatch batch, Done done) override
    {
        std::unique_lock lock(m_mutex);
        if (m_error) {
            const UserError error = *m_error;
            lock.unlock();
            return done(error);
        }
        if (m_holding) {
            m_held.emplace_back(std::move(batch), std::move(done));
            m_mostHeld = std::max(m_mostHeld, m_held.size());
            return;
        }
        lock.unlock();
        m_cache->writer()->submit(std::move(batch), std::move(done));
    }
    /// A sync writes no batch in parts.
    void submitParts(Parts parts, Done done) override
    {
        m_cache->writer()->submitParts(std::move(parts), std::move(done));
    }

    std::shared_ptr<Cache> m_cache;
    mutable std::mutex m_mutex;
    std::optional<UserError> m_error;
    bool m_holding = false;
    std::deque<std::pair<WriteBatch, Done>> m_held;
    std::size_t m_mostHeld = 0;
};

} // namespace runglass::test
