// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/regexprefilter.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <numeric>

namespace runglass {

namespace {

constexpr int shortestText = 2;      ///< one letter is in most messages
constexpr std::size_t mostTexts = 8; ///< each costs a pass over the block

/// RE2 puts its texts into lower case, where U+0130 becomes an i that a text with U+0130 does not contain
/// under simple case folding. So an expression that may name that letter, plainly or by number or class, is
/// not filtered.
bool mayNameDottedI(std::string_view pattern)
{
    const bool ascii = std::all_of(pattern.begin(), pattern.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii &&
        (pattern.find("\xC4\xB0") != std::string_view::npos || pattern.find('[') != std::string_view::npos))
        return true;
    for (std::size_t at = pattern.find('\\'); at < pattern.size() - 1; at = pattern.find('\\', at + 2)) {
        if (std::string_view("xpP01234567").find(pattern[at + 1]) != std::string_view::npos)
            return true;
    }
    return false;
}

/// Whether a message that holds these texts, by number, and no others may match.
bool mayMatch(const re2::FilteredRE2 &filter, const std::vector<int> &texts)
{
    std::vector<int> expressions;
    filter.AllPotentials(texts, &expressions);
    return !expressions.empty();
}

} // namespace

std::vector<std::string> requiredTexts(const re2::RE2 &expression)
{
    if (expression.pattern().empty() || mayNameDottedI(expression.pattern()))
        return {};
    re2::FilteredRE2 filter(shortestText);
    int id = 0;
    if (filter.Add(expression.pattern(), expression.options(), &id) != re2::RE2::NoError)
        return {};
    std::vector<std::string> texts;
    filter.Compile(&texts);
    if (texts.empty() || mayMatch(filter, {}))
        return {};

    // One text without which there is no match is best, the longest of them.
    const std::string *required = nullptr;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::vector<int> others(texts.size());
        std::iota(others.begin(), others.end(), 0);
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        if (!mayMatch(filter, others) && (!required || texts[i].size() > required->size()))
            required = &texts[i];
    }
    if (required)
        return {*required};
    // What a message holds decides by "and" and "or" alone: if none of the texts is there, there is no match.
    return texts.size() <= mostTexts ? texts : std::vector<std::string>{};
}

} // namespace runglass
