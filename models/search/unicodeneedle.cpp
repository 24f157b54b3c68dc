// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/unicodeneedle.h"

#include "search/anchor.h"
#include "search/casefolding.h"
#include "search/utf8units.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace runglass {

namespace {

std::vector<std::string> encodedVariants(char32_t folded)
{
    std::vector<std::string> encoded;
    for (const char32_t variant : caseVariants(folded))
        appendUnit(variant, encoded.emplace_back());
    return encoded; // by code point, so the shortest come first
}

ByteTest testAt(const std::vector<std::string> &variants, std::size_t offset)
{
    std::vector<std::uint8_t> bytes;
    for (const std::string &variant : variants)
        bytes.push_back(static_cast<std::uint8_t>(variant[offset]));
    return testFor(bytes);
}

bool sameLength(const std::vector<std::string> &variants)
{
    return variants.front().size() == variants.back().size();
}

} // namespace

UnicodeNeedle::UnicodeNeedle(std::span<const char32_t> units)
    : m_units(units.begin(), units.end())
{
    m_canBeAscii = std::all_of(units.begin(), units.end(), [](char32_t unit) { return unit < 0x80; });
    anchorOnFixedPart();
    if (m_extent == 0)
        anchorOnLeadBytes();
}

void UnicodeNeedle::anchorOnFixedPart()
{
    std::size_t first = 0;
    std::vector<ByteTest> tests; // of the units from first on
    const auto consider = [&] {
        if (tests.empty())
            return;
        const BytePair pair = rarestPair(tests);
        if (m_extent != 0 && costOf(pair) >= costOf(m_pair))
            return;
        m_pair = pair;
        m_anchor = first;
        m_extent = tests.size();
    };
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        const std::vector<std::string> variants = encodedVariants(m_units[i]);
        if (sameLength(variants)) {
            for (std::size_t offset = 0; offset < variants.front().size(); ++offset)
                tests.push_back(testAt(variants, offset));
            continue;
        }
        consider();
        tests.clear();
        first = i + 1;
    }
    consider();
}

void UnicodeNeedle::anchorOnLeadBytes()
{
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        std::vector<std::string> shortest = encodedVariants(m_units[i]);
        const auto longer = std::find_if(shortest.begin(), shortest.end(), [&](const std::string &v) {
            return v.size() > shortest.front().size();
        });
        const std::vector<std::string> rest(longer, shortest.end());
        shortest.erase(longer, shortest.end());
        const BytePair pair{.first = testAt(shortest, 0), .second = testAt(rest, 0), .either = true};
        if (m_extent != 0 && costOf(pair) >= costOf(m_pair))
            continue;
        m_pair = pair;
        m_anchor = i;
        m_extent = 1;
    }
}

std::optional<TextRange> UnicodeNeedle::hit(std::string_view message, std::size_t candidate,
                                            std::size_t &work) const
{
    if (!isUnitBorder(message, candidate))
        return {};
    std::size_t end = candidate;
    for (std::size_t i = m_anchor; i < m_units.size(); ++i) {
        ++work;
        if (end == message.size())
            return {};
        const Utf8Unit unit = unitAt(message, end);
        if (foldCase(unit.value) != m_units[i])
            return {};
        end += unit.length;
    }
    std::size_t begin = candidate;
    for (std::size_t i = m_anchor; i-- > 0;) {
        ++work;
        if (begin == 0)
            return {};
        const Utf8Unit unit = unitBefore(message, begin);
        if (foldCase(unit.value) != m_units[i])
            return {};
        begin -= unit.length;
    }
    return TextRange{begin, end - begin};
}

} // namespace runglass
