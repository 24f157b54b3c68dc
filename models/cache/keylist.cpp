// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/keylist.h"

#include <algorithm>
#include <limits>

namespace runglass {

namespace {

template <class Key>
std::optional<std::int64_t> indexOf(const std::vector<Key> &keys, RecordKey key)
{
    const auto found = std::find(keys.begin(), keys.end(), static_cast<Key>(key));
    if (found == keys.end())
        return {};
    return found - keys.begin();
}

} // namespace

KeyList::KeyList(Of of, const std::vector<RecordKey> &keys, ChangeSequence sequence)
    : m_of(of)
    , m_sequence(sequence)
{
    constexpr RecordKey limit = std::numeric_limits<std::uint32_t>::max();
    m_narrow.reserve(keys.size());
    for (const RecordKey key : keys) {
        if (key > limit) {
            m_narrow = {};
            m_wide = keys;
            return;
        }
        m_narrow.push_back(static_cast<std::uint32_t>(key));
    }
}

std::int64_t KeyList::size() const
{
    return static_cast<std::int64_t>(m_wide.empty() ? m_narrow.size() : m_wide.size());
}

RecordKey KeyList::keyAt(std::int64_t position) const
{
    const auto index = static_cast<std::size_t>(position);
    return m_wide.empty() ? m_narrow[index] : m_wide[index];
}

std::optional<std::int64_t> KeyList::positionOf(RecordKey key) const
{
    if (!m_wide.empty())
        return indexOf(m_wide, key);
    if (key < 0 || key > std::numeric_limits<std::uint32_t>::max())
        return {};
    return indexOf(m_narrow, key);
}

} // namespace runglass
