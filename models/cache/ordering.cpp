// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/ordering.h"

namespace runglass::ordering {

std::uint64_t rankOf(std::optional<std::int64_t> cell, SortOrder order)
{
    constexpr std::uint64_t last = ~std::uint64_t{0};
    if (!cell)
        return last;
    // Flipping the sign bit lets negative numbers sort before positive ones.
    const std::uint64_t number = static_cast<std::uint64_t>(*cell) ^ (std::uint64_t{1} << 63);
    return std::min(order == SortOrder::Ascending ? number : ~number, last - 1);
}

TextItem makeTextItem(std::string_view text, Micros time, RecordKey key, SortOrder order)
{
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return {text, time, key, order == SortOrder::Ascending ? prefix : ~prefix};
}

} // namespace runglass::ordering
