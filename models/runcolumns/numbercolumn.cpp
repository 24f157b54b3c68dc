// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/numbercolumn.h"

#include <algorithm>

namespace runglass {

namespace {

constexpr auto narrowNone = NumberColumn::none<std::uint32_t>;
constexpr auto wideNone = NumberColumn::none<std::int64_t>;

std::int64_t widened(std::uint32_t stored)
{
    return stored == narrowNone ? wideNone : std::int64_t{stored};
}

} // namespace

std::optional<std::int64_t> NumberColumn::at(std::size_t index) const
{
    const std::int64_t stored = m_isWide ? m_wide[index] : widened(m_narrow[index]);
    if (stored == wideNone)
        return {};
    return stored;
}

void NumberColumn::reserve(std::size_t count)
{
    if (m_isWide)
        m_wide.reserve(count);
    else
        m_narrow.reserve(count);
}

void NumberColumn::append(std::optional<std::int64_t> number)
{
    if (!m_isWide) {
        if (!number) {
            m_narrow.push_back(narrowNone);
            return;
        }
        if (*number >= 0 && *number < std::int64_t{narrowNone}) {
            m_narrow.push_back(static_cast<std::uint32_t>(*number));
            return;
        }
        widen();
    }
    m_wide.push_back(number ? std::max(*number, wideNone + 1) : wideNone);
}

void NumberColumn::append(const NumberColumn &other, std::size_t begin, std::size_t end)
{
    const auto from = static_cast<std::ptrdiff_t>(begin);
    const auto to = static_cast<std::ptrdiff_t>(end);
    if (other.m_isWide && !m_isWide)
        widen();
    if (!m_isWide)
        m_narrow.insert(m_narrow.end(), other.m_narrow.begin() + from, other.m_narrow.begin() + to);
    else if (other.m_isWide)
        m_wide.insert(m_wide.end(), other.m_wide.begin() + from, other.m_wide.begin() + to);
    else
        std::transform(other.m_narrow.begin() + from, other.m_narrow.begin() + to, std::back_inserter(m_wide),
                       widened);
}

void NumberColumn::widen()
{
    m_isWide = true;
    m_wide.reserve(m_narrow.capacity());
    std::transform(m_narrow.begin(), m_narrow.end(), std::back_inserter(m_wide), widened);
    m_narrow = {};
}

} // namespace runglass
