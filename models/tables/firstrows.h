// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/keyedrows.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace runglass {

/// A RowSet that is a list of keys: the first rows of an answer that isn't known as a whole yet.
class FirstRows : public KeyedRows
{
public:
    FirstRows(std::vector<RecordKey> keys, ChangeSequence sequence)
        : m_keys(std::move(keys))
        , m_sequence(sequence)
    {
    }

    std::int64_t size() const override { return static_cast<std::int64_t>(m_keys.size()); }
    RecordKey keyAt(std::int64_t position) const override
    {
        return m_keys[static_cast<std::size_t>(position)];
    }
    std::optional<std::int64_t> positionOf(RecordKey key) const override
    {
        const auto found = std::find(m_keys.begin(), m_keys.end(), key);
        if (found == m_keys.end())
            return {};
        return found - m_keys.begin();
    }
    ChangeSequence sequence() const override { return m_sequence; }

private:
    std::vector<RecordKey> m_keys;
    ChangeSequence m_sequence;
};

} // namespace runglass
