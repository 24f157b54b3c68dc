// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <vector>

namespace runglass {

/// Where readers tell the writer which segments they could not read. Thread-safe.
///
/// The writer looks at each itself before it sets it aside: a reader may be wrong, or late.
class DamageReports
{
public:
    /// `segment` is its key in log_segment. Reporting one again before it was looked at changes nothing.
    void report(std::int64_t segment);
    /// What was reported since the last call.
    std::vector<std::int64_t> take();
    /// Called after a report, on the thread that reports. Setting it anew, or to nothing, waits for a call
    /// under way.
    void setListener(std::function<void()> listener);

private:
    std::mutex m_mutex;
    std::vector<std::int64_t> m_segments;
    std::function<void()> m_listener;
};

} // namespace runglass
