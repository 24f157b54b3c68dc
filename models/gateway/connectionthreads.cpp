// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/connectionthreads.h"

#include <system_error>
#include <thread>

namespace runglass::gateway {

namespace {

constexpr int maxIdle = 16;

} // namespace

ConnectionThreads::ConnectionThreads(int maxThreads)
    : m_maxThreads(maxThreads)
    , m_state(std::make_shared<State>())
{
}

ConnectionThreads::~ConnectionThreads()
{
    shutdown();
}

void ConnectionThreads::enqueue(std::function<void()> task)
{
    State &state = *m_state;
    const std::lock_guard lock(state.mutex);
    state.tasks.push_back(std::move(task));
    const bool needsThread =
        static_cast<int>(state.tasks.size()) > state.idle && state.threads < m_maxThreads;
    if (needsThread) {
        try {
            std::thread(&ConnectionThreads::work, m_state).detach();
            ++state.threads;
        } catch (const std::system_error &) {
            // No more threads to be had: the task waits for one that comes free.
        }
    }
    state.taskCame.notify_one();
}

void ConnectionThreads::work(const std::shared_ptr<State> &state)
{
    std::unique_lock lock(state->mutex);
    while (true) {
        if (state->tasks.empty() && (state->isShutDown || state->idle >= maxIdle))
            break;
        if (state->tasks.empty()) {
            ++state->idle;
            state->taskCame.wait(lock, [&] { return !state->tasks.empty() || state->isShutDown; });
            --state->idle;
            continue;
        }
        auto task = std::move(state->tasks.front());
        state->tasks.pop_front();
        lock.unlock();
        task();
        task = {};
        lock.lock();
    }
    --state->threads;
    state->threadEnded.notify_all();
}

void ConnectionThreads::shutdown()
{
    std::unique_lock lock(m_state->mutex);
    m_state->isShutDown = true;
    m_state->taskCame.notify_all();
    m_state->threadEnded.wait(lock, [this] { return m_state->threads == 0; });
}

} // namespace runglass::gateway
