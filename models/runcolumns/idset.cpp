// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/idset.h"

#include "segments/uuidtext.h"

#include <algorithm>

namespace runglass {

IdSet::IdSet(std::span<const std::string_view> ids)
{
    for (const std::string_view id : ids) {
        if (const auto uuid = parseUuid(id)) {
            Halves halves{};
            std::memcpy(halves.data(), uuid->data(), sizeof halves);
            m_uuids.push_back(halves);
        } else {
            m_texts.emplace(id);
        }
    }
    std::sort(m_uuids.begin(), m_uuids.end());
    // Sixteen bits for each: one question in sixteen goes further for nothing.
    while (m_shift > 36 && (std::size_t{1} << (64 - m_shift)) < m_uuids.size() * 16)
        --m_shift;
    m_bits.resize((std::size_t{1} << (64 - m_shift)) / 64);
    for (const Halves &halves : m_uuids) {
        const std::uint64_t bit = hashOf(halves) >> m_shift;
        m_bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
}

bool IdSet::isStored(const Halves &halves) const
{
    return std::binary_search(m_uuids.begin(), m_uuids.end(), halves);
}

} // namespace runglass
