// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "filter/filterset.h"

#include <cstddef>
#include <deque>
#include <utility>

namespace runglass {

/// The filter sets one after the other, to go back and forth among. A value.
class FilterHistory
{
public:
    /// Steps that can be undone, at most; the oldest are forgotten first.
    static constexpr std::size_t depth = 200;

    explicit FilterHistory(FilterSet first = {})
        : m_sets{std::move(first)}
    {
    }

    const FilterSet &current() const { return m_sets[m_current]; }
    /// The next step; what had been undone is gone. Does nothing if it is the current set.
    void push(FilterSet set);

    bool canUndo() const { return m_current > 0; }
    bool canRedo() const { return m_current + 1 < m_sets.size(); }
    /// To the set before; only when canUndo().
    const FilterSet &undo() { return m_sets[--m_current]; }
    /// To the set after; only when canRedo().
    const FilterSet &redo() { return m_sets[++m_current]; }

private:
    std::deque<FilterSet> m_sets;
    std::size_t m_current = 0;
};

} // namespace runglass
