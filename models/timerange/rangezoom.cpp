// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timerange/rangezoom.h"

namespace runglass {

namespace {

/// Shorter than this is a click that slipped.
constexpr Micros shortest = microsPerSecond;
/// More nobody goes back.
constexpr std::size_t mostSteps = 50;

} // namespace

std::optional<RangeChoice> RangeZoom::zoomTo(const RangeChoice &current, const TimeRange &range)
{
    follow(current);
    const RangeChoice choice{range};
    if (range.length() < shortest || choice == current)
        return {};
    if (m_steps.size() == mostSteps)
        m_steps.erase(m_steps.begin());
    m_steps.push_back({current, choice});
    return choice;
}

RangeChoice RangeZoom::back()
{
    const RangeChoice choice = m_steps.back().from;
    m_steps.pop_back();
    return choice;
}

void RangeZoom::follow(const RangeChoice &current)
{
    if (!m_steps.empty() && m_steps.back().to != current)
        m_steps.clear();
}

} // namespace runglass
