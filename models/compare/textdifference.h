// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/diffkind.h"
#include "search/textblock.h"

#include <string_view>
#include <vector>

namespace runglass {

/// Which stretches of two texts differ, in bytes, ascending, never within a character.
struct TextDifference
{
    std::vector<TextRange> left;
    std::vector<TextRange> right;

    const std::vector<TextRange> &of(Side side) const { return side == Side::Left ? left : right; }
};

/// Word by word; one stretch for texts that are long or have no word in common: all between what they begin
/// and end with alike. At most a millisecond.
TextDifference differenceOf(std::string_view left, std::string_view right);

} // namespace runglass
