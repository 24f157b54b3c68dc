// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/textblock.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace runglass {

/// Finds a row of folded units in time linear in the text, whatever text and needle are: Knuth, Morris and
/// Pratt, "Fast pattern matching in strings", SIAM J. Comput. 6 (1977). The way out where candidates are many
/// and long.
class LinearSearch
{
public:
    /// `needle` is not empty: units under foldCase().
    explicit LinearSearch(std::vector<char32_t> needle);

    const std::vector<char32_t> &needle() const { return m_needle; }
    /// The first hit that begins at or behind `from`, where a unit begins.
    std::optional<TextRange> find(std::string_view text, std::size_t from = 0) const;

private:
    std::vector<char32_t> m_needle;
    /// For every prefix of the needle but the empty one, the length of the longest proper border of it.
    std::vector<std::uint32_t> m_borders;
};

} // namespace runglass
