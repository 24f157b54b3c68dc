// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "timerange/rangechoice.h"

#include <optional>
#include <vector>

namespace runglass {

/// The ranges that a user has zoomed out of the way, so that he can go back to them. A value.
class RangeZoom
{
public:
    /// The choice to look at now; `current` is what back() leads to. Nothing when `range` is shorter than can
    /// be looked at, or is what is looked at.
    std::optional<RangeChoice> zoomTo(const RangeChoice &current, const TimeRange &range);
    bool canGoBack() const { return !m_steps.empty(); }
    /// What was looked at before; canGoBack().
    RangeChoice back();
    /// What is looked at now, whoever chose it: by another way than this, there is nothing to go back to.
    void follow(const RangeChoice &current);

private:
    struct Step
    {
        RangeChoice from;
        RangeChoice to;
    };
    std::vector<Step> m_steps;
};

} // namespace runglass
