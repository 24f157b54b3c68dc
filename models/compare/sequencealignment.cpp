// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/sequencealignment.h"

#include <algorithm>
#include <optional>

namespace runglass {

namespace {

using Tokens = std::span<const std::uint64_t>;
using Pairs = std::vector<IndexPair>;

struct Stretch
{
    std::uint32_t left, leftEnd, right, rightEnd;

    std::uint32_t leftSize() const { return leftEnd - left; }
    std::uint32_t rightSize() const { return rightEnd - right; }
};

class Aligner
{
public:
    Aligner(Tokens left, Tokens right, Effort &effort)
        : m_left(left)
        , m_right(right)
        , m_effort(effort)
    {
    }

    SequenceAlignment run()
    {
        m_todo.push_back(
            {0, static_cast<std::uint32_t>(m_left.size()), 0, static_cast<std::uint32_t>(m_right.size())});
        while (!m_todo.empty()) {
            Stretch stretch = m_todo.back();
            m_todo.pop_back();
            trim(stretch);
            if (stretch.leftSize() == 0 || stretch.rightSize() == 0)
                continue;
            if (!alignShortest(stretch) && !splitAtAnchors(stretch))
                alignByPlace(stretch);
        }
        std::ranges::sort(m_result.pairs, {}, &IndexPair::left);
        return std::move(m_result);
    }

private:
    static constexpr int mostEdits = 512;

    bool isSame(std::uint32_t left, std::uint32_t right) const { return m_left[left] == m_right[right]; }
    void pair(std::uint32_t left, std::uint32_t right) { m_result.pairs.push_back({left, right}); }

    /// What both ends have in common.
    void trim(Stretch &at)
    {
        while (at.leftSize() > 0 && at.rightSize() > 0 && isSame(at.left, at.right))
            pair(at.left++, at.right++);
        while (at.leftSize() > 0 && at.rightSize() > 0 && isSame(at.leftEnd - 1, at.rightEnd - 1))
            pair(--at.leftEnd, --at.rightEnd);
    }

    bool alignShortest(const Stretch &at);
    void trace(const Stretch &at, const std::vector<std::vector<std::int32_t>> &reached);
    bool splitAtAnchors(const Stretch &at);
    Pairs uniqueInBoth(const Stretch &at) const;
    void alignByPlace(const Stretch &at);

    const Tokens m_left;
    const Tokens m_right;
    Effort &m_effort;
    std::vector<Stretch> m_todo;
    SequenceAlignment m_result;
};

/// Myers' greedy search for the fewest edits; false when there are too many, or too much to do.
bool Aligner::alignShortest(const Stretch &at)
{
    const auto n = static_cast<std::int32_t>(at.leftSize());
    const auto m = static_cast<std::int32_t>(at.rightSize());
    const int limit = static_cast<int>(std::min<std::int64_t>(mostEdits, std::int64_t(n) + m));
    // At least as many edits as the lengths differ by.
    if (std::abs(n - m) > limit)
        return false;
    // How far each diagonal k = x - y reaches, at k + limit + 1.
    std::vector<std::int32_t> furthest(2 * static_cast<std::size_t>(limit) + 3, 0);
    const auto reach = [&](int k) -> std::int32_t & {
        return furthest[static_cast<std::size_t>(k + limit + 1)];
    };
    std::vector<std::vector<std::int32_t>> reached; // after d edits, for k = -d, -d + 2, … d
    for (int d = 0; d <= limit; ++d) {
        std::int64_t steps = d + 1;
        std::vector<std::int32_t> now;
        now.reserve(static_cast<std::size_t>(d) + 1);
        bool done = false;
        for (int k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && reach(k - 1) < reach(k + 1));
            std::int32_t x = d == 0 ? 0 : down ? reach(k + 1) : reach(k - 1) + 1;
            const std::int32_t begin = x;
            while (
                x < n && x - k < m && x - k >= 0 &&
                isSame(at.left + static_cast<std::uint32_t>(x), at.right + static_cast<std::uint32_t>(x - k)))
                ++x;
            steps += x - begin;
            reach(k) = x;
            now.push_back(x);
            done |= x >= n && x - k >= m;
        }
        reached.push_back(std::move(now));
        if (done) {
            trace(at, reached);
            return true;
        }
        if (!m_effort.spend(steps))
            return false;
    }
    return false;
}

void Aligner::trace(const Stretch &at, const std::vector<std::vector<std::int32_t>> &reached)
{
    auto x = static_cast<std::int32_t>(at.leftSize());
    auto y = static_cast<std::int32_t>(at.rightSize());
    for (int d = static_cast<int>(reached.size()) - 1; d >= 0; --d) {
        std::int32_t fromX = 0;
        std::int32_t fromY = 0;
        bool down = false;
        if (d > 0) {
            const auto &before = reached[static_cast<std::size_t>(d) - 1];
            const auto reach = [&](int k) { return before[static_cast<std::size_t>((k + d - 1) / 2)]; };
            const int k = x - y;
            down = k == -d || (k != d && reach(k - 1) < reach(k + 1));
            fromX = down ? reach(k + 1) : reach(k - 1);
            fromY = down ? fromX - (k + 1) : fromX - (k - 1);
        }
        const std::int32_t edge = d == 0 ? 0 : fromX + (down ? 0 : 1);
        while (x > edge) {
            --x;
            --y;
            pair(at.left + static_cast<std::uint32_t>(x), at.right + static_cast<std::uint32_t>(y));
        }
        x = fromX;
        y = fromY;
    }
}

/// Places of tokens that each side has exactly once, ascending on the left.
Pairs Aligner::uniqueInBoth(const Stretch &at) const
{
    struct Place
    {
        std::uint64_t token;
        std::uint32_t index;
    };
    const auto sorted = [](Tokens tokens, std::uint32_t begin, std::uint32_t end) {
        std::vector<Place> places;
        places.reserve(end - begin);
        for (std::uint32_t i = begin; i < end; ++i)
            places.push_back({tokens[i], i});
        std::ranges::sort(places, [](const Place &a, const Place &b) {
            return a.token != b.token ? a.token < b.token : a.index < b.index;
        });
        return places;
    };
    const std::vector<Place> left = sorted(m_left, at.left, at.leftEnd);
    const std::vector<Place> right = sorted(m_right, at.right, at.rightEnd);
    const auto isUnique = [](const std::vector<Place> &places, std::size_t i) {
        return (i == 0 || places[i - 1].token != places[i].token) &&
               (i + 1 == places.size() || places[i + 1].token != places[i].token);
    };
    Pairs pairs;
    for (std::size_t l = 0, r = 0; l < left.size() && r < right.size();) {
        if (left[l].token < right[r].token)
            ++l;
        else if (right[r].token < left[l].token)
            ++r;
        else {
            if (isUnique(left, l) && isUnique(right, r))
                pairs.push_back({left[l].index, right[r].index});
            const std::uint64_t token = left[l].token;
            while (l < left.size() && left[l].token == token)
                ++l;
            while (r < right.size() && right[r].token == token)
                ++r;
        }
    }
    std::ranges::sort(pairs, {}, &IndexPair::left);
    return pairs;
}

/// The longest run of pairs that ascends on both sides (patience sorting).
Pairs longestAscending(const Pairs &pairs)
{
    constexpr auto none = ~std::size_t(0);
    std::vector<std::size_t> tops; // the pair on top of each pile
    std::vector<std::size_t> before(pairs.size(), none);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto pile = std::ranges::lower_bound(tops, pairs[i].right, {},
                                                   [&](std::size_t top) { return pairs[top].right; });
        if (pile != tops.begin())
            before[i] = *(pile - 1);
        if (pile == tops.end())
            tops.push_back(i);
        else
            *pile = i;
    }
    Pairs found;
    for (std::size_t i = tops.empty() ? none : tops.back(); i != none; i = before[i])
        found.push_back(pairs[i]);
    std::ranges::reverse(found);
    return found;
}

bool Aligner::splitAtAnchors(const Stretch &at)
{
    constexpr std::int64_t perToken = 20;
    if (!m_effort.spend((std::int64_t(at.leftSize()) + at.rightSize()) * perToken))
        return false;
    const Pairs anchors = longestAscending(uniqueInBoth(at));
    if (anchors.empty())
        return false;
    Stretch rest = at;
    for (const IndexPair &anchor : anchors) {
        pair(anchor.left, anchor.right);
        m_todo.push_back({rest.left, anchor.left, rest.right, anchor.right});
        rest.left = anchor.left + 1;
        rest.right = anchor.right + 1;
    }
    m_todo.push_back(rest);
    return true;
}

void Aligner::alignByPlace(const Stretch &at)
{
    m_result.isComplete = false;
    const std::uint32_t size = std::min(at.leftSize(), at.rightSize());
    for (std::uint32_t i = 0; i < size; ++i) {
        if (isSame(at.left + i, at.right + i))
            pair(at.left + i, at.right + i);
    }
}

} // namespace

SequenceAlignment alignSequences(std::span<const std::uint64_t> left, std::span<const std::uint64_t> right,
                                 Effort &effort)
{
    return Aligner(left, right, effort).run();
}

} // namespace runglass
