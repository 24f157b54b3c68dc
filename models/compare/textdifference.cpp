// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/textdifference.h"

#include "compare/sequencealignment.h"

#include <xxhash.h>

#include <algorithm>

namespace runglass {

namespace {

constexpr std::size_t longestByWords = 2000; // bytes

bool isInner(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// All between what both begin and end with.
TextDifference between(std::string_view left, std::string_view right)
{
    const std::size_t shorter = std::min(left.size(), right.size());
    std::size_t begin = 0;
    while (begin < shorter && left[begin] == right[begin])
        ++begin;
    while (begin > 0 && (isInner(left, begin) || isInner(right, begin)))
        --begin;
    std::size_t same = 0;
    while (begin + same < shorter && left[left.size() - same - 1] == right[right.size() - same - 1])
        ++same;
    while (same > 0 && isInner(left, left.size() - same))
        --same;
    return {{{begin, left.size() - same - begin}}, {{begin, right.size() - same - begin}}};
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/// A text in words and single bytes between them.
struct Words
{
    explicit Words(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at + 1;
            while (isWordByte(text[at]) && end < text.size() && isWordByte(text[end]))
                ++end;
            ranges.push_back({at, end - at});
            tokens.push_back(XXH3_64bits(text.data() + at, end - at));
            at = end;
        }
    }

    std::vector<TextRange> ranges;
    std::vector<std::uint64_t> tokens;
};

/// The words that have no partner, neighbours in one, also those with only a blank between them.
std::vector<TextRange> rest(std::string_view text, const Words &words, const std::vector<bool> &isPaired)
{
    std::vector<TextRange> found;
    for (std::size_t i = 0; i < words.ranges.size(); ++i) {
        if (isPaired[i])
            continue;
        const TextRange &word = words.ranges[i];
        const bool joins =
            !found.empty() && (found.back().end() == word.begin ||
                               (found.back().end() + 1 == word.begin && text[found.back().end()] == ' '));
        if (joins)
            found.back().length = word.end() - found.back().begin;
        else
            found.push_back(word);
    }
    return found;
}

} // namespace

TextDifference differenceOf(std::string_view left, std::string_view right)
{
    if (left.size() > longestByWords || right.size() > longestByWords)
        return between(left, right);
    const Words leftWords(left);
    const Words rightWords(right);
    Effort effort;
    const SequenceAlignment aligned = alignSequences(leftWords.tokens, rightWords.tokens, effort);
    std::vector<bool> isLeftPaired(leftWords.ranges.size());
    std::vector<bool> isRightPaired(rightWords.ranges.size());
    bool hasWord = false;
    for (const IndexPair &pair : aligned.pairs) {
        isLeftPaired[pair.left] = true;
        isRightPaired[pair.right] = true;
        hasWord |= isWordByte(left[leftWords.ranges[pair.left].begin]);
    }
    if (!hasWord)
        return between(left, right);
    return {rest(left, leftWords, isLeftPaired), rest(right, rightWords, isRightPaired)};
}

} // namespace runglass
