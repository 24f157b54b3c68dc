// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/casefolding.h"

#include "search/casefoldingtable.h"

#include <algorithm>
#include <iterator>

namespace runglass {

namespace {

bool holds(const CaseFoldingRange &range, char32_t codePoint)
{
    return codePoint >= range.first && codePoint <= range.last &&
           (codePoint - range.first) % range.stride == 0;
}

char32_t shifted(char32_t codePoint, std::int32_t delta)
{
    return static_cast<char32_t>(static_cast<std::int32_t>(codePoint) + delta);
}

} // namespace

char32_t foldCase(char32_t codePoint)
{
    if (codePoint < 0x80)
        return codePoint >= U'A' && codePoint <= U'Z' ? codePoint + (U'a' - U'A') : codePoint;
    const auto range = std::lower_bound(std::begin(caseFoldingRanges), std::end(caseFoldingRanges), codePoint,
                                        [](const CaseFoldingRange &r, char32_t c) { return r.last < c; });
    if (range == std::end(caseFoldingRanges) || !holds(*range, codePoint))
        return codePoint;
    return shifted(codePoint, range->delta);
}

std::vector<char32_t> caseVariants(char32_t folded)
{
    std::vector<char32_t> variants{folded};
    for (const CaseFoldingRange &range : caseFoldingRanges) {
        const char32_t from = shifted(folded, -range.delta);
        if (holds(range, from))
            variants.push_back(from);
    }
    std::sort(variants.begin(), variants.end());
    return variants;
}

} // namespace runglass
