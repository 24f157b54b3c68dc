// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"

#include <functional>
#include <memory>
#include <utility>

namespace runglass {

/// Keeps a job wanted: cancels it when destroyed or assigned over. Movable, empty by default.
class QueryHandle
{
public:
    QueryHandle() = default;
    explicit QueryHandle(CancelToken token)
        : m_token(std::move(token))
        , m_engaged(true)
    {
    }
    ~QueryHandle() { cancel(); }
    QueryHandle(QueryHandle &&other) noexcept
        : m_token(other.m_token)
        , m_engaged(std::exchange(other.m_engaged, false))
    {
    }
    QueryHandle &operator=(QueryHandle &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_token = other.m_token;
            m_engaged = std::exchange(other.m_engaged, false);
        }
        return *this;
    }
    QueryHandle(const QueryHandle &) = delete;
    QueryHandle &operator=(const QueryHandle &) = delete;

    void cancel()
    {
        if (std::exchange(m_engaged, false))
            m_token.cancel();
    }

private:
    CancelToken m_token;
    bool m_engaged = false;
};

/// Threads (std::thread) that answer queries, each with a CacheReader of its own.
///
/// Two lanes, so that the rows under the user's eyes never wait behind a sort or a count: `Page` jobs have a
/// thread that runs nothing else. Within a lane first come, first served; a job cancelled before it began
/// never runs. Jobs run on pool threads and hand results on themselves (in Qt: a queued call guarded by a
/// generation). Thread-safe.
class QueryPool
{
public:
    enum class Lane { Page, Query };
    using Job = std::function<void(CacheReader &, const CancelToken &)>;

    virtual ~QueryPool() = default;
    [[nodiscard]] virtual QueryHandle submit(Lane lane, Job job) = 0;
};

} // namespace runglass
