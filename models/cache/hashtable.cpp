// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/hashtable.h"

#include <algorithm>
#include <bit>

namespace runglass {

void HashTable::reset(std::size_t expected)
{
    const std::size_t slots = std::bit_ceil(std::max<std::size_t>(expected * 2, 64));
    m_slots.assign(slots, Slot{});
    m_mask = slots - 1;
    m_size = 0;
}

void HashTable::insert(std::uint64_t hash, std::uint32_t value)
{
    // Up to seven tenths full, a search looks at about two slots.
    if ((m_size + 1) * 10 > m_slots.size() * 7)
        grow();
    place({markOf(hash), value});
    ++m_size;
}

void HashTable::place(Slot slot)
{
    std::size_t i = slot.mark & m_mask;
    while (m_slots[i].mark != 0)
        i = (i + 1) & m_mask;
    m_slots[i] = slot;
}

void HashTable::grow()
{
    const std::vector<Slot> old = std::move(m_slots);
    m_slots.assign(std::max<std::size_t>(old.size() * 2, 64), Slot{});
    m_mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.mark != 0)
            place(slot);
    }
}

} // namespace runglass
