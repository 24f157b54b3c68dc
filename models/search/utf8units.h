// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// Text as search sees it: a row of units, each a code point in well-formed UTF-8 (Unicode 15, table 3-7) or
/// one byte that is no part of one.
///
/// Such a byte has the value invalidByteBase + byte, which equals no code point and folds to itself. A byte
/// below 0x80 is always a unit of its own; where units begin can be told from the three bytes around.
inline constexpr char32_t invalidByteBase = 0x110000;

struct Utf8Unit
{
    char32_t value = 0;
    std::size_t length = 0; ///< in bytes, 1 to 4
};

/// The unit that begins at `position`, which is below text.size() and where a unit begins.
Utf8Unit unitAt(std::string_view text, std::size_t position);
/// The unit that ends at `position`, which is above 0 and where a unit ends.
Utf8Unit unitBefore(std::string_view text, std::size_t position);
/// Whether a unit begins, or the text ends, at `position`.
bool isUnitBorder(std::string_view text, std::size_t position);

/// The units of a text, each under simple case folding.
std::vector<char32_t> foldedUnits(std::string_view text);

/// Appends a unit's bytes.
void appendUnit(char32_t value, std::string &bytes);

} // namespace runglass
