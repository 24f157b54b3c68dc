// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace runglass {

/// Passes progress on, not more often than somebody can see it and not at all for what is done at once.
class ProgressMeter
{
public:
    /// Keeps a reference.
    explicit ProgressMeter(const std::function<void(double)> &report)
        : m_report(report)
    {
    }

    void set(std::int64_t done, std::int64_t total)
    {
        if (total > 0)
            set(static_cast<double>(done) / static_cast<double>(total));
    }
    void set(double fraction)
    {
        if (!m_report)
            return;
        const Clock::time_point now = Clock::now();
        if (now < m_next)
            return;
        m_next = now + std::chrono::milliseconds(50);
        m_report(fraction < 1 ? fraction : 1);
    }

private:
    using Clock = std::chrono::steady_clock;

    const std::function<void(double)> &m_report;
    Clock::time_point m_next = Clock::now() + std::chrono::milliseconds(150);
};

} // namespace runglass
