// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/foldedreference.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace runglass::test {

namespace {

struct FoldedText
{
    std::vector<std::int64_t> units;  ///< folded code points; invalid bytes as -1 - byte
    std::vector<std::size_t> borders; ///< where each begins, and the end of the text
};

FoldedText fold(std::string_view text)
{
    FoldedText folded;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t position = 0; position < size;) {
        folded.borders.push_back(static_cast<std::size_t>(position));
        std::int32_t next = position;
        UChar32 codePoint = 0;
        U8_NEXT(bytes, next, size, codePoint);
        if (codePoint >= 0) {
            folded.units.push_back(u_foldCase(codePoint, U_FOLD_CASE_DEFAULT));
            position = next;
        } else {
            folded.units.push_back(-1 - std::int64_t{bytes[position]});
            ++position;
        }
    }
    folded.borders.push_back(text.size());
    return folded;
}

} // namespace

std::vector<TextRange> findAllPlainly(std::string_view text, std::string_view needle)
{
    const FoldedText haystack = fold(text);
    const FoldedText wanted = fold(needle);
    std::vector<TextRange> hits;
    if (wanted.units.empty())
        return hits;
    auto from = haystack.units.begin();
    for (;;) {
        from = std::search(from, haystack.units.end(), wanted.units.begin(), wanted.units.end());
        if (from == haystack.units.end())
            return hits;
        const auto index = static_cast<std::size_t>(from - haystack.units.begin());
        const std::size_t begin = haystack.borders[index];
        hits.push_back({begin, haystack.borders[index + wanted.units.size()] - begin});
        from += static_cast<std::ptrdiff_t>(wanted.units.size());
    }
}

} // namespace runglass::test
