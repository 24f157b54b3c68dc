// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/arraypairs.h"

#include "compare/orderedpairs.h"
#include "json/jsonstring.h"

#include <algorithm>
#include <array>
#include <optional>

namespace runglass {

namespace {

using Tokens = std::vector<std::uint64_t>;

/// Whether members of this name are likely to tell objects apart.
bool soundsLikeIdentity(std::string_view keySource)
{
    constexpr std::size_t longest = 40;
    std::string name;
    appendDecodedJson(keySource, name, longest);
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    constexpr std::array<std::string_view, 6> names{"key", "name", "code", "sku", "number", "path"};
    return name.ends_with("id") || std::ranges::find(names, name) != names.end();
}

bool isScalar(const JsonDocument &document, JsonNodeId node)
{
    const JsonKind kind = document.kind(node);
    return kind == JsonKind::String || kind == JsonKind::Number;
}

/// The values that all elements have under a key; nothing unless they are there, plain and all different.
std::optional<Tokens> identities(const ArrayElements &array, std::uint64_t key)
{
    Tokens tokens;
    tokens.reserve(array.nodes.size());
    for (const JsonNodeId element : array.nodes) {
        JsonNodeId member = array.document.firstChild(element);
        while (member != noJsonNode && array.hashes.key(member) != key)
            member = array.document.nextSibling(member);
        if (member == noJsonNode || !isScalar(array.document, member))
            return std::nullopt;
        tokens.push_back(array.hashes.value(member));
    }
    Tokens sorted = tokens;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end())
        return std::nullopt;
    return tokens;
}

bool areObjects(const ArrayElements &array)
{
    return !array.nodes.empty() &&
           std::ranges::all_of(array.nodes, [&](JsonNodeId node) { return array.document.isObject(node); });
}

struct TokenPair
{
    Tokens left;
    Tokens right;
};

/// What elements are known by on both sides.
TokenPair tokensOf(const ArrayElements &left, const ArrayElements &right)
{
    constexpr int mostCandidates = 4;
    if (areObjects(left) && areObjects(right)) {
        int candidates = 0;
        for (JsonNodeId member = left.document.firstChild(left.nodes.front());
             member != noJsonNode && candidates < mostCandidates;
             member = left.document.nextSibling(member)) {
            if (!isScalar(left.document, member) || !soundsLikeIdentity(left.document.keySource(member)))
                continue;
            ++candidates;
            auto onLeft = identities(left, left.hashes.key(member));
            auto onRight = onLeft ? identities(right, left.hashes.key(member)) : std::nullopt;
            if (onRight)
                return {std::move(*onLeft), std::move(*onRight)};
        }
    }
    const auto values = [](const ArrayElements &array) {
        Tokens tokens;
        tokens.reserve(array.nodes.size());
        for (const JsonNodeId node : array.nodes)
            tokens.push_back(array.hashes.value(node));
        return tokens;
    };
    return {values(left), values(right)};
}

/// How alike two elements are: 0 for those that are not the same thing, else from 1 to 8.
class Likeness
{
public:
    explicit Likeness(const ArrayElements &array)
        : m_array(array)
    {
    }

    /// Of one of ours to one of another array.
    int operator()(std::uint32_t own, const Likeness &other, std::uint32_t theirs)
    {
        const JsonNodeId left = m_array.nodes[own];
        const JsonNodeId right = other.m_array.nodes[theirs];
        const bool leftHolds = m_array.document.isContainer(left);
        if (leftHolds != other.m_array.document.isContainer(right))
            return 0;
        if (!leftHolds)
            return ofScalars(left, other, right);
        if (m_array.document.isObject(left) != other.m_array.document.isObject(right))
            return 0;
        return ofContainers(left, other, right);
    }

private:
    static constexpr std::size_t mostMembers = 32;
    static constexpr std::size_t mostBytes = 64;

    int ofScalars(JsonNodeId left, const Likeness &other, JsonNodeId right) const
    {
        if (m_array.document.kind(left) != other.m_array.document.kind(right))
            return 1;
        const std::string_view a = m_array.document.source(left).substr(0, mostBytes);
        const std::string_view b = other.m_array.document.source(right).substr(0, mostBytes);
        const std::size_t shorter = std::min(a.size(), b.size());
        std::size_t same = 0;
        while (same < shorter && a[same] == b[same])
            ++same;
        std::size_t atEnd = 0;
        while (same + atEnd < shorter && a[a.size() - atEnd - 1] == b[b.size() - atEnd - 1])
            ++atEnd;
        return 2 + static_cast<int>(6 * (same + atEnd) / std::max(a.size(), b.size()));
    }

    int ofContainers(JsonNodeId left, const Likeness &other, JsonNodeId right) const
    {
        const std::vector<Member> a = members(left);
        const std::vector<Member> b = other.members(right);
        if (a.empty() || b.empty())
            return 2;
        std::size_t shared = 0;
        for (auto l = a.begin(), r = b.begin(); l != a.end() && r != b.end();) {
            if (l->name == r->name) {
                shared += l->value == r->value ? 2 : 1;
                ++l;
                ++r;
            } else if (l->name < r->name) {
                ++l;
            } else {
                ++r;
            }
        }
        const std::size_t share = 8 * shared / (a.size() + b.size());
        if (!m_array.document.isObject(left) && a.size() == b.size())
            return static_cast<int>(std::max<std::size_t>(share, 2));
        return share < 2 ? 0 : static_cast<int>(share);
    }

    struct Member
    {
        std::uint64_t name; ///< of an array's elements the value
        std::uint64_t value;
    };

    std::vector<Member> members(JsonNodeId node) const
    {
        std::vector<Member> found;
        const bool object = m_array.document.isObject(node);
        for (JsonNodeId child = m_array.document.firstChild(node);
             child != noJsonNode && found.size() < mostMembers; child = m_array.document.nextSibling(child)) {
            const std::uint64_t value = m_array.hashes.value(child);
            found.push_back({object ? m_array.hashes.key(child) : value, value});
        }
        std::ranges::sort(found, {}, &Member::name);
        return found;
    }

    const ArrayElements &m_array;
};

class Pairing
{
public:
    Pairing(const ArrayElements &left, const ArrayElements &right, Effort &effort)
        : m_left(left)
        , m_right(right)
        , m_likeLeft(left)
        , m_likeRight(right)
        , m_effort(effort)
        , m_isLeftPaired(left.nodes.size())
        , m_isRightPaired(right.nodes.size())
    {
    }

    ArrayPairs run()
    {
        const TokenPair tokens = tokensOf(m_left, m_right);
        SequenceAlignment aligned = alignSequences(tokens.left, tokens.right, m_effort);
        m_result.isComplete = aligned.isComplete;
        for (const IndexPair &pair : aligned.pairs)
            add(pair, false);
        findMoved(tokens);
        aligned.pairs.push_back({static_cast<std::uint32_t>(m_left.nodes.size()),
                                 static_cast<std::uint32_t>(m_right.nodes.size())});
        IndexPair from;
        for (const IndexPair &to : aligned.pairs) {
            pairBetween(from, to);
            from = {to.left + 1, to.right + 1};
        }
        return std::move(m_result);
    }

private:
    void add(const IndexPair &pair, bool isMoved)
    {
        m_isLeftPaired[pair.left] = true;
        m_isRightPaired[pair.right] = true;
        m_result.pairs.push_back({pair, isMoved});
    }
    void findMoved(const TokenPair &tokens);
    void pairBetween(const IndexPair &from, const IndexPair &to);

    const ArrayElements &m_left;
    const ArrayElements &m_right;
    Likeness m_likeLeft;
    Likeness m_likeRight;
    Effort &m_effort;
    std::vector<bool> m_isLeftPaired;
    std::vector<bool> m_isRightPaired;
    ArrayPairs m_result;
};

/// The same elements, out of order: equal tokens in the order of their places.
void Pairing::findMoved(const TokenPair &tokens)
{
    struct Place
    {
        std::uint64_t token;
        std::uint32_t index;
    };
    const auto unpaired = [](const Tokens &all, const std::vector<bool> &isPaired) {
        std::vector<Place> places;
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            if (!isPaired[i])
                places.push_back({all[i], i});
        }
        std::ranges::stable_sort(places, {}, &Place::token);
        return places;
    };
    const std::vector<Place> left = unpaired(tokens.left, m_isLeftPaired);
    const std::vector<Place> right = unpaired(tokens.right, m_isRightPaired);
    for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
        if (l->token == r->token) {
            // Both gave way to a neighbour that was compared place by place.
            add({l->index, r->index}, l->index != r->index || m_result.isComplete);
            ++l;
            ++r;
        } else if (l->token < r->token) {
            ++l;
        } else {
            ++r;
        }
    }
}

void Pairing::pairBetween(const IndexPair &from, const IndexPair &to)
{
    std::vector<std::uint32_t> left;
    std::vector<std::uint32_t> right;
    for (std::uint32_t i = from.left; i < to.left; ++i) {
        if (!m_isLeftPaired[i])
            left.push_back(i);
    }
    for (std::uint32_t i = from.right; i < to.right; ++i) {
        if (!m_isRightPaired[i])
            right.push_back(i);
    }
    if (left.empty() || right.empty())
        return;
    constexpr std::int64_t mostCombinations = 1 << 14;
    constexpr std::int64_t perCombination = 400;
    const std::int64_t combinations = std::int64_t(left.size()) * std::int64_t(right.size());
    if (combinations <= mostCombinations && m_effort.spend(combinations * perCombination)) {
        const auto pairs = pairInOrder(
            static_cast<std::uint32_t>(left.size()), static_cast<std::uint32_t>(right.size()),
            [&](std::uint32_t l, std::uint32_t r) { return m_likeLeft(left[l], m_likeRight, right[r]); });
        for (const IndexPair &pair : pairs)
            add({left[pair.left], right[pair.right]}, false);
        return;
    }
    m_result.isComplete = false;
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
        if (m_likeLeft(left[i], m_likeRight, right[i]) > 0)
            add({left[i], right[i]}, false);
    }
}

} // namespace

ArrayPairs pairElements(const ArrayElements &left, const ArrayElements &right, Effort &effort)
{
    return Pairing(left, right, effort).run();
}

} // namespace runglass
