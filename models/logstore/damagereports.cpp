// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/damagereports.h"

#include <algorithm>
#include <utility>

namespace runglass {

void DamageReports::report(std::int64_t segment)
{
    const std::lock_guard lock(m_mutex);
    if (std::find(m_segments.begin(), m_segments.end(), segment) != m_segments.end())
        return;
    m_segments.push_back(segment);
    if (m_listener)
        m_listener();
}

std::vector<std::int64_t> DamageReports::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_segments, {});
}

void DamageReports::setListener(std::function<void()> listener)
{
    const std::lock_guard lock(m_mutex);
    m_listener = std::move(listener);
}

} // namespace runglass
