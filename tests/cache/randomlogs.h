// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/query.h"
#include "domain/logentry.h"
#include "domain/run.h"

#include <random>
#include <string>
#include <vector>

namespace runglass::cachetest {

/// Log entries, runs and questions about them, such as nobody would think of. Equal seeds make equal ones.
class RandomLogs
{
public:
    explicit RandomLogs(std::uint64_t seed)
        : m_random(seed)
    {
    }

    std::size_t below(std::size_t limit) { return m_random() % limit; }
    bool oneIn(std::size_t chances) { return below(chances) == 0; }

    /// Of one of two scripts; an id that came before now and then.
    LogEntry entry();
    /// One of those that entries belong to; others are never known.
    Run run();
    /// Cut into times that are all different, few or one.
    void setTimes(Micros first, std::size_t count)
    {
        m_firstTime = first;
        m_times = count;
    }
    Micros time() { return m_firstTime + static_cast<Micros>(below(m_times)); }

    std::string text();
    LogsQuery query();
    FilterSet filter(int depth = 0);
    Condition condition();
    MarksPointer marks();

private:
    std::string runId() { return "run " + std::to_string(below(40)); }
    std::string pick(std::initializer_list<const char *> words)
    {
        return *(words.begin() + below(words.size()));
    }

    std::mt19937_64 m_random;
    std::size_t m_entries = 0;
    std::int64_t m_revision = 0;
    Micros m_firstTime = 0;
    std::size_t m_times = 5'000;
};

} // namespace runglass::cachetest
