// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/unreadablesearch.h"

#include <algorithm>

namespace runglass {

UnreadableSearch::UnreadableSearch(Micros bottom, Micros top)
    : m_bottom(bottom)
    , m_bad(top)
{
}

std::optional<Micros> UnreadableSearch::probe() const
{
    if (m_good)
        return m_bad - *m_good > 1 ? std::optional(*m_good + (m_bad - *m_good) / 2) : std::nullopt;
    const Micros step = std::min(m_step, (m_bad - m_bottom) / 2);
    return step > 0 ? std::optional(m_bad - step) : std::nullopt;
}

void UnreadableSearch::answer(bool readable)
{
    const std::optional<Micros> at = probe();
    if (!at)
        return;
    if (readable) {
        m_good = at;
    } else {
        m_bad = *at;
        constexpr Micros longestStep = 1000 * microsPerDay;
        if (!m_good && m_step < longestStep)
            m_step *= 4;
    }
}

std::optional<Micros> UnreadableSearch::found() const
{
    return m_good && !probe() ? m_good : std::nullopt;
}

} // namespace runglass
