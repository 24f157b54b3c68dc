// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/jsondiff.h"

#include "compare/arraypairs.h"
#include "compare/samenumber.h"

#include <algorithm>
#include <random>
#include <utility>

namespace runglass {

namespace {

/// Something inside an object or array, and where it stands among the others.
struct Inside
{
    JsonNodeId left = noJsonNode;
    JsonNodeId right = noJsonNode;
    DiffKind kind = DiffKind::Equal; ///< Moved, MovedAway, or not known yet
    std::uint32_t place = 0;  ///< on the right, from 1; what is only on the left: of what it comes behind
    std::uint32_t behind = 0; ///< 0: that itself; else in this order behind it
};

std::uint64_t randomSeed()
{
    std::random_device device;
    return std::uint64_t(device()) << 32 | device();
}

} // namespace

/// Walks both documents with a list of what is still to do, never by recursion: they may be nested as deep as
/// they are long.
class JsonDiffBuilder
{
public:
    JsonDiffBuilder(JsonDiff &diff, const CancelToken &stop, const JsonDiff::Progress &progress,
                    const JsonDiff::Limits &limits)
        : m_diff(diff)
        , m_leftDocument(*diff.m_left)
        , m_rightDocument(*diff.m_right)
        , m_stop(stop)
        , m_progress(progress)
        , m_seed(limits.seed != 0 ? limits.seed : randomSeed())
        , m_left(m_leftDocument, m_seed, stop)
        , m_right(m_rightDocument, m_seed, stop)
        , m_effort(limits.effort != 0 ? limits.effort : Effort::usual)
    {
    }

    /// False when stopped.
    bool build();

private:
    struct Todo
    {
        JsonNodeId left;
        JsonNodeId right;
        std::uint32_t parent;
        std::uint32_t depth;
        DiffKind kind;
    };

    void take(const Todo &todo);
    void takeDifferent(const Todo &todo);
    std::uint32_t add(const Todo &todo, DiffKind kind);
    DiffKind kindOfScalars(JsonNodeId left, JsonNodeId right) const;
    std::vector<JsonNodeId> children(const JsonDocument &document, JsonNodeId node) const;
    std::vector<Inside> members(JsonNodeId left, JsonNodeId right) const;
    std::vector<Inside> elements(JsonNodeId left, JsonNodeId right, bool &isComplete);
    void push(std::vector<Inside> inside, std::uint32_t parent, std::uint32_t depth);

    JsonDiff &m_diff;
    const JsonDocument &m_leftDocument;
    const JsonDocument &m_rightDocument;
    const CancelToken &m_stop;
    const JsonDiff::Progress &m_progress;
    const std::uint64_t m_seed;
    const JsonHashes m_left;
    const JsonHashes m_right;
    Effort m_effort;
    std::vector<Todo> m_todo;
};

bool JsonDiffBuilder::build()
{
    constexpr std::size_t stepsBetweenLooks = 1024;
    m_todo.push_back({0, 0, JsonDifference::none, 0, DiffKind::Equal});
    for (std::size_t step = 0; !m_todo.empty(); ++step) {
        const Todo todo = m_todo.back();
        m_todo.pop_back();
        if (step % stepsBetweenLooks == 0) {
            if (m_stop.isCancelled())
                return false;
            if (m_progress && todo.right != noJsonNode)
                m_progress(double(todo.right) / double(m_rightDocument.size()));
        }
        take(todo);
    }
    std::vector<JsonDifference> &places = m_diff.m_places;
    for (std::size_t i = places.size(); i-- > 0;) {
        JsonDifference &place = places[i];
        place.end = std::max(place.end, static_cast<std::uint32_t>(i + 1));
        if (place.parent != JsonDifference::none)
            places[place.parent].end = std::max(places[place.parent].end, place.end);
    }
    return !m_stop.isCancelled();
}

std::uint32_t JsonDiffBuilder::add(const Todo &todo, DiffKind kind)
{
    m_diff.m_counts.count(kind);
    m_diff.m_places.push_back({todo.left, todo.right, todo.parent, 0, todo.depth, kind, false});
    return static_cast<std::uint32_t>(m_diff.m_places.size() - 1);
}

void JsonDiffBuilder::take(const Todo &todo)
{
    if (todo.kind == DiffKind::MovedAway)
        add(todo, todo.kind);
    else if (todo.right == noJsonNode)
        add(todo, DiffKind::Removed);
    else if (todo.left == noJsonNode)
        add(todo, DiffKind::Added);
    else if (m_left.value(todo.left) == m_right.value(todo.right))
        add(todo, todo.kind);
    else
        takeDifferent(todo);
}

void JsonDiffBuilder::takeDifferent(const Todo &todo)
{
    const bool leftHolds = m_leftDocument.isContainer(todo.left);
    const bool rightHolds = m_rightDocument.isContainer(todo.right);
    const bool isObject = m_leftDocument.isObject(todo.left);
    if (leftHolds && rightHolds && isObject == m_rightDocument.isObject(todo.right)) {
        const std::uint32_t index = add(todo, todo.kind == DiffKind::Moved ? todo.kind : DiffKind::Inside);
        bool isComplete = true;
        push(isObject ? members(todo.left, todo.right) : elements(todo.left, todo.right, isComplete), index,
             todo.depth + 1);
        m_diff.m_places[index].isByPlace = !isComplete;
        return;
    }
    if (m_leftDocument.hasChildren(todo.left) || m_rightDocument.hasChildren(todo.right)) {
        // They don't fit into one line.
        add({todo.left, noJsonNode, todo.parent, todo.depth, todo.kind}, DiffKind::Removed);
        add({noJsonNode, todo.right, todo.parent, todo.depth, todo.kind}, DiffKind::Added);
        return;
    }
    add(todo, kindOfScalars(todo.left, todo.right));
}

DiffKind JsonDiffBuilder::kindOfScalars(JsonNodeId left, JsonNodeId right) const
{
    const bool areNumbers =
        m_leftDocument.kind(left) == JsonKind::Number && m_rightDocument.kind(right) == JsonKind::Number;
    return areNumbers && isSameNumber(m_leftDocument.source(left), m_rightDocument.source(right))
               ? DiffKind::Alike
               : DiffKind::Changed;
}

std::vector<JsonNodeId> JsonDiffBuilder::children(const JsonDocument &document, JsonNodeId node) const
{
    std::vector<JsonNodeId> found;
    for (JsonNodeId child = document.firstChild(node); child != noJsonNode;
         child = document.nextSibling(child))
        found.push_back(child);
    return found;
}

std::vector<Inside> JsonDiffBuilder::members(JsonNodeId left, JsonNodeId right) const
{
    std::vector<JsonNodeId> onLeft = children(m_leftDocument, left);
    std::vector<JsonNodeId> byKey = children(m_rightDocument, right);
    const std::vector<JsonNodeId> inOrder = byKey;
    std::vector<JsonNodeId> leftByKey = onLeft;
    const auto sort = [](std::vector<JsonNodeId> &nodes, const JsonHashes &hashes) {
        std::ranges::sort(nodes, [&](JsonNodeId a, JsonNodeId b) {
            return hashes.key(a) != hashes.key(b) ? hashes.key(a) < hashes.key(b) : a < b;
        });
    };
    sort(leftByKey, m_left);
    sort(byKey, m_right);
    std::vector<JsonNodeId> partners(onLeft.size(), noJsonNode); // of the left ones, on the right
    std::vector<bool> hasPartner(inOrder.size());
    for (auto l = leftByKey.begin(), r = byKey.begin(); l != leftByKey.end() && r != byKey.end();) {
        const std::uint64_t leftKey = m_left.key(*l);
        const std::uint64_t rightKey = m_right.key(*r);
        if (leftKey == rightKey) {
            partners[m_leftDocument.position(*l++)] = *r;
            hasPartner[m_rightDocument.position(*r++)] = true;
        } else {
            leftKey < rightKey ? ++l : ++r;
        }
    }
    std::vector<Inside> inside;
    std::uint32_t behind = 0;
    for (std::uint32_t i = 0; i < onLeft.size(); ++i) {
        if (partners[i] != noJsonNode) {
            behind = m_rightDocument.position(partners[i]) + 1;
            inside.push_back({onLeft[i], partners[i], DiffKind::Equal, behind, 0});
        } else {
            inside.push_back({onLeft[i], noJsonNode, DiffKind::Equal, behind, i + 1});
        }
    }
    for (std::uint32_t i = 0; i < inOrder.size(); ++i) {
        if (!hasPartner[i])
            inside.push_back({noJsonNode, inOrder[i], DiffKind::Equal, i + 1, 0});
    }
    return inside;
}

std::vector<Inside> JsonDiffBuilder::elements(JsonNodeId left, JsonNodeId right, bool &isComplete)
{
    const ArrayElements onLeft{m_leftDocument, m_left, children(m_leftDocument, left)};
    const ArrayElements onRight{m_rightDocument, m_right, children(m_rightDocument, right)};
    // Always asked the same way round, so that it makes no difference which run is compared with which.
    const bool swapped = m_left.value(left) > m_right.value(right);
    const ArrayPairs paired =
        swapped ? pairElements(onRight, onLeft, m_effort) : pairElements(onLeft, onRight, m_effort);
    isComplete = paired.isComplete;

    struct Partner
    {
        std::uint32_t index = JsonDifference::none;
        bool isMoved = false;
    };
    std::vector<Partner> partners(onLeft.nodes.size());
    std::vector<bool> hasPartner(onRight.nodes.size());
    for (const ArrayPairs::Pair &pair : paired.pairs) {
        const std::uint32_t leftIndex = swapped ? pair.at.right : pair.at.left;
        const std::uint32_t rightIndex = swapped ? pair.at.left : pair.at.right;
        partners[leftIndex] = {rightIndex, pair.isMoved};
        hasPartner[rightIndex] = true;
    }
    std::vector<Inside> inside;
    std::uint32_t behind = 0;
    for (std::uint32_t i = 0; i < onLeft.nodes.size(); ++i) {
        const Partner &partner = partners[i];
        const JsonNodeId node = onLeft.nodes[i];
        if (partner.index == JsonDifference::none) {
            inside.push_back({node, noJsonNode, DiffKind::Equal, behind, i + 1});
            continue;
        }
        const JsonNodeId other = onRight.nodes[partner.index];
        if (partner.isMoved)
            inside.push_back({node, other, DiffKind::MovedAway, behind, i + 1});
        else
            behind = partner.index + 1;
        inside.push_back(
            {node, other, partner.isMoved ? DiffKind::Moved : DiffKind::Equal, partner.index + 1, 0});
    }
    for (std::uint32_t i = 0; i < onRight.nodes.size(); ++i) {
        if (!hasPartner[i])
            inside.push_back({noJsonNode, onRight.nodes[i], DiffKind::Equal, i + 1, 0});
    }
    return inside;
}

/// In the order they are shown in; the last one goes on the list first.
void JsonDiffBuilder::push(std::vector<Inside> inside, std::uint32_t parent, std::uint32_t depth)
{
    std::ranges::sort(inside, [](const Inside &a, const Inside &b) {
        return a.place != b.place ? a.place > b.place : a.behind > b.behind;
    });
    for (const Inside &one : inside)
        m_todo.push_back({one.left, one.right, parent, depth, one.kind});
}

std::shared_ptr<const JsonDiff> JsonDiff::compare(Document left, Document right, const CancelToken &stop,
                                                  const Progress &progress)
{
    return compare(std::move(left), std::move(right), stop, progress, Limits());
}

std::shared_ptr<const JsonDiff> JsonDiff::compare(Document left, Document right, const CancelToken &stop,
                                                  const Progress &progress, const Limits &limits)
{
    const auto diff = std::shared_ptr<JsonDiff>(new JsonDiff);
    diff->m_left = std::move(left);
    diff->m_right = std::move(right);
    if (!JsonDiffBuilder(*diff, stop, progress, limits).build())
        return nullptr;
    return diff;
}

std::shared_ptr<const JsonDiff> JsonDiff::onlyOn(Side side, Document document)
{
    const auto diff = std::shared_ptr<JsonDiff>(new JsonDiff);
    JsonDifference whole;
    whole.end = 1;
    (side == Side::Left ? whole.left : whole.right) = 0;
    whole.kind = side == Side::Left ? DiffKind::Removed : DiffKind::Added;
    (side == Side::Left ? diff->m_left : diff->m_right) = std::move(document);
    diff->m_places = {whole};
    diff->m_counts.count(whole.kind);
    return diff;
}

} // namespace runglass
