// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterhistory.h"

#include <utility>

namespace runglass {

void FilterHistory::push(FilterSet set)
{
    if (set == current())
        return;
    m_sets.resize(m_current + 1);
    m_sets.push_back(std::move(set));
    if (m_sets.size() > depth + 1)
        m_sets.pop_front();
    else
        ++m_current;
}

} // namespace runglass
