// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace runglass::gateway {

/// A thread for each connection that is open, made when needed and let go when many are idle. A waiting
/// request therefore never keeps another one waiting.
class ConnectionThreads : public httplib::TaskQueue
{
public:
    explicit ConnectionThreads(int maxThreads);
    ~ConnectionThreads() override;

    void enqueue(std::function<void()> task) override;
    /// Returns when all threads have ended; tasks not begun still run.
    void shutdown() override;

private:
    struct State
    {
        std::mutex mutex;
        std::condition_variable taskCame;
        std::condition_variable threadEnded;
        std::deque<std::function<void()>> tasks;
        int threads = 0;
        int idle = 0;
        bool isShutDown = false;
    };

    static void work(const std::shared_ptr<State> &state);

    int m_maxThreads;
    std::shared_ptr<State> m_state; ///< shared with the threads, which may end after this
};

} // namespace runglass::gateway
