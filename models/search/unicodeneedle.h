// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/bytescan.h"
#include "search/textblock.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace runglass {

/// Any needle in any text: units whose case variants may differ in their bytes and even in how many they are.
///
/// The scan anchors on a part of the needle whose variants all have the same length, unit by unit; from a
/// candidate the rest is compared unit by unit to both sides.
class UnicodeNeedle
{
public:
    /// `units` are folded and not empty.
    explicit UnicodeNeedle(std::span<const char32_t> units);

    const BytePair &pair() const { return m_pair; }
    /// Bytes that must follow a position the pair accepts, itself included.
    std::size_t extent() const { return m_extent; }
    /// Whether a text of nothing but ASCII can hold the needle.
    bool canBeAscii() const { return m_canBeAscii; }

    bool isAt(std::string_view, std::size_t, std::size_t &) const { return true; }
    /// The hit of a message around a candidate, which is a position in it. Adds the units compared to `work`.
    std::optional<TextRange> hit(std::string_view message, std::size_t candidate, std::size_t &work) const;

private:
    void anchorOnFixedPart();
    void anchorOnLeadBytes();

    std::vector<char32_t> m_units;
    std::size_t m_anchor = 0; ///< the unit at a candidate
    std::size_t m_extent = 0; ///< 0: not anchored yet
    BytePair m_pair;
    bool m_canBeAscii = true;
};

} // namespace runglass
