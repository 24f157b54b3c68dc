// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/sequencediff.h"

#include "compare/jsonhashes.h"
#include "compare/messagetoken.h"
#include "compare/orderedpairs.h"
#include "compare/sequencealignment.h"

#include <xxhash.h>

#include <algorithm>

namespace runglass {

namespace {

using Tokens = std::vector<std::uint64_t>;

/// Pairs of what stands between two aligned ones, by likeness; too many place by place.
template <class Likeness>
std::vector<IndexPair> pairBetween(const IndexPair &from, const IndexPair &to, Likeness likeness,
                                   Effort &effort)
{
    constexpr std::int64_t mostCombinations = 1 << 12;
    constexpr std::int64_t perCombination = 100;
    const std::uint32_t left = to.left - from.left;
    const std::uint32_t right = to.right - from.right;
    const std::int64_t combinations = std::int64_t(left) * right;
    std::vector<IndexPair> pairs;
    if (combinations <= mostCombinations && effort.spend(combinations * perCombination)) {
        pairs = pairInOrder(left, right, [&](std::uint32_t l, std::uint32_t r) {
            return likeness(from.left + l, from.right + r);
        });
        for (IndexPair &pair : pairs)
            pair = {from.left + pair.left, from.right + pair.right};
    }
    return pairs;
}

template <class KindOf, class Likeness>
SequenceDiff diff(const Tokens &left, const Tokens &right, KindOf kindOf, Likeness likeness, Effort &effort)
{
    // Always asked the same way round, so that it makes no difference what is compared with what.
    const bool swapped = right < left;
    SequenceAlignment aligned =
        swapped ? alignSequences(right, left, effort) : alignSequences(left, right, effort);
    if (swapped) {
        for (IndexPair &pair : aligned.pairs)
            std::swap(pair.left, pair.right);
    }
    SequenceDiff result;
    result.isComplete = aligned.isComplete;
    const auto add = [&result](std::uint32_t l, std::uint32_t r, DiffKind kind) {
        result.places.push_back({l, r, kind});
        result.counts.count(kind);
    };
    IndexPair at;
    const auto addUpTo = [&](const IndexPair &pair) {
        while (at.left < pair.left)
            add(at.left++, SequencePlace::none, DiffKind::Removed);
        while (at.right < pair.right)
            add(SequencePlace::none, at.right++, DiffKind::Added);
    };
    const IndexPair end{static_cast<std::uint32_t>(left.size()), static_cast<std::uint32_t>(right.size())};
    aligned.pairs.push_back(end);
    for (const IndexPair &pair : aligned.pairs) {
        for (const IndexPair &between : pairBetween(at, pair, likeness, effort)) {
            addUpTo(between);
            add(at.left++, at.right++, DiffKind::Changed);
        }
        addUpTo(pair);
        if (pair != end)
            add(at.left++, at.right++, kindOf(pair.left, pair.right));
    }
    return result;
}

} // namespace

int textLikeness(std::string_view left, std::string_view right)
{
    constexpr std::size_t most = 120;
    const std::string_view a = left.substr(0, most);
    const std::string_view b = right.substr(0, most);
    const std::size_t shorter = std::min(a.size(), b.size());
    if (shorter == 0)
        return 0;
    std::size_t same = 0;
    while (same < shorter && a[same] == b[same])
        ++same;
    std::size_t atEnd = 0;
    while (same + atEnd < shorter && a[a.size() - atEnd - 1] == b[b.size() - atEnd - 1])
        ++atEnd;
    return static_cast<int>(8 * (same + atEnd) / std::max(a.size(), b.size()));
}

SequenceDiff diffLogs(std::span<const LogRow> left, std::span<const LogRow> right, Effort &effort)
{
    const auto tokensOf = [](std::span<const LogRow> rows) {
        Tokens tokens;
        tokens.reserve(rows.size());
        for (const LogRow &row : rows)
            tokens.push_back(joinHashes(messageToken(row.entry.message), std::uint64_t(row.entry.level)));
        return tokens;
    };
    constexpr std::size_t beginning = 200; // bytes
    constexpr int leastAlike = 4;          // half of it
    const auto isSame = [&](std::uint32_t l, std::uint32_t r) {
        return left[l].entry.message == right[r].entry.message ? DiffKind::Equal : DiffKind::Alike;
    };
    const auto likeness = [&](std::uint32_t l, std::uint32_t r) {
        const std::string_view a = left[l].entry.message;
        const std::string_view b = right[r].entry.message;
        const int alike =
            textLikeness(messagePattern(a.substr(0, beginning)), messagePattern(b.substr(0, beginning)));
        return alike < leastAlike ? 0 : 2 * alike + (left[l].entry.level == right[r].entry.level);
    };
    return diff(tokensOf(left), tokensOf(right), isSame, likeness, effort);
}

SequenceDiff diffTexts(const TextPieces &left, const TextPieces &right, Effort &effort)
{
    const auto tokensOf = [](const TextPieces &text) {
        Tokens tokens;
        tokens.reserve(text.lines.size());
        for (std::size_t i = 0; i < text.lines.size(); ++i)
            tokens.push_back(XXH3_64bits(text.piece(i).data(), text.piece(i).size()));
        return tokens;
    };
    constexpr int leastAlike = 3;
    return diff(
        tokensOf(left), tokensOf(right), [](std::uint32_t, std::uint32_t) { return DiffKind::Equal; },
        [&](std::uint32_t l, std::uint32_t r) {
            const int alike = textLikeness(left.piece(l), right.piece(r));
            return alike < leastAlike ? 0 : alike;
        },
        effort);
}

SequenceDiff onlyOn(Side side, std::uint32_t count)
{
    SequenceDiff result;
    const DiffKind kind = side == Side::Left ? DiffKind::Removed : DiffKind::Added;
    for (std::uint32_t i = 0; i < count; ++i) {
        result.places.push_back(side == Side::Left ? SequencePlace{i, SequencePlace::none, kind}
                                                   : SequencePlace{SequencePlace::none, i, kind});
        result.counts.count(kind);
    }
    return result;
}

} // namespace runglass
