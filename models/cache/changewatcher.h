// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachecontext.h"
#include "cache/notifier.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace runglass {

/// Notices what other processes commit, by looking at PRAGMA data_version twice a second.
class ChangeWatcher
{
public:
    ChangeWatcher(CacheContext context, Notifier &notifier);
    ~ChangeWatcher();
    ChangeWatcher(const ChangeWatcher &) = delete;
    ChangeWatcher &operator=(const ChangeWatcher &) = delete;

private:
    void run();
    void look();

    const CacheContext m_context;
    Notifier &m_notifier;
    Connection m_connection;
    std::int64_t m_version = -1;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace runglass
