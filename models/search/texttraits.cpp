// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/candidatescan.h"
#include "search/textblock.h"

namespace runglass {

namespace {

/// Whether two bytes stand beside each other anywhere in the text.
bool holdsPair(std::string_view text, std::uint8_t first, std::uint8_t second)
{
    bool found = false;
    const BytePair pair{.first = {0, first}, .second = {0, second}, .secondOffset = 1};
    forEachCandidate(text, pair, 2, [&](std::size_t) {
        found = true;
        return text.size();
    });
    return found;
}

} // namespace

TextTraits traitsOf(std::string_view text)
{
    if (!hasNonAscii(text))
        return {.nonAscii = false, .foldsToAscii = false};
    // U+017F is C5 BF. U+212A is E2 84 AA, of which two bytes are enough to ask for caution.
    return {.nonAscii = true, .foldsToAscii = holdsPair(text, 0xC5, 0xBF) || holdsPair(text, 0x84, 0xAA)};
}

} // namespace runglass
