// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace runglass {

/// Finds 32-bit values by hash: an open-addressing table with eight bytes a slot.
///
/// It keeps 32 bits of the hash, so find() may name values of other ids: whoever asks looks at the record.
class HashTable
{
public:
    /// Empty again, with room for `expected` values.
    void reset(std::size_t expected);
    void insert(std::uint64_t hash, std::uint32_t value);
    std::size_t size() const { return m_size; }

    /// Calls `found(value)` for every value that may be meant, until one returns true; then it is true.
    template <class Found>
    bool find(std::uint64_t hash, Found found) const
    {
        if (m_slots.empty())
            return false;
        const std::uint32_t mark = markOf(hash);
        for (std::size_t i = mark & m_mask; m_slots[i].mark != 0; i = (i + 1) & m_mask) {
            if (m_slots[i].mark == mark && found(m_slots[i].value))
                return true;
        }
        return false;
    }

private:
    struct Slot
    {
        std::uint32_t mark = 0; ///< 0: free
        std::uint32_t value = 0;
    };

    static std::uint32_t markOf(std::uint64_t hash)
    {
        const auto mark = static_cast<std::uint32_t>(hash);
        return mark == 0 ? 1 : mark;
    }
    void place(Slot slot);
    void grow();

    std::vector<Slot> m_slots; ///< a power of two of them, or none
    std::size_t m_mask = 0;
    std::size_t m_size = 0;
};

} // namespace runglass
