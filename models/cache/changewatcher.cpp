// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/changewatcher.h"

#include <chrono>

namespace runglass {

ChangeWatcher::ChangeWatcher(CacheContext context, Notifier &notifier)
    : m_context(std::move(context))
    , m_notifier(notifier)
    , m_thread([this] { run(); })
{
}

ChangeWatcher::~ChangeWatcher()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void ChangeWatcher::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        lock.unlock();
        look();
        lock.lock();
        m_wake.wait_for(lock, std::chrono::milliseconds(500), [this] { return m_stop; });
    }
    m_connection.close();
}

void ChangeWatcher::look()
{
    if (!m_connection.isOpen() || !m_connection.ok()) {
        m_version = -1;
        if (!cacheconnection::openForReading(m_connection, m_context))
            return;
    }
    const std::int64_t version = m_connection.integer("PRAGMA data_version").value_or(m_version);
    if (version == m_version)
        return;
    m_version = version;
    const auto sequence = m_connection.integer("SELECT value FROM meta WHERE name = 'change_sequence'");
    const auto content = m_connection.integer("SELECT value FROM meta WHERE name = 'content_sequence'");
    if (sequence && content)
        m_notifier.seenInFile(*sequence, *content);
    else
        m_version = -1;
}

} // namespace runglass
