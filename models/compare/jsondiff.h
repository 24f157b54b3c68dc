// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/diffkind.h"
#include "json/jsondocument.h"

#include <functional>
#include <memory>
#include <vector>

namespace runglass {

/// One place of two documents.
struct JsonDifference
{
    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    JsonNodeId left = noJsonNode;  ///< noJsonNode: not there. Of a Moved one: where it was
    JsonNodeId right = noJsonNode; ///< … of a MovedAway one: where it is now
    std::uint32_t parent = none;   ///< its index
    std::uint32_t end = 0;         ///< the index behind all that is inside
    std::uint32_t depth = 0;
    DiffKind kind = DiffKind::Equal;
    /// The elements of this array were too many and too different to be aligned.
    bool isByPlace = false;
};

/// What is different between two documents: an immutable tree as a flat list, in the order of the right
/// document, with what only the left one has where it was.
///
/// Members of objects are compared by key, whatever their order; repeated keys one by one. Elements of arrays
/// are aligned (arraypairs.h), and those out of order are moved, not removed and added. Numbers are equal
/// when they are written alike; the same value written otherwise (1 and 1.0, which are not the same in every
/// language) is Alike. Strings are compared as what they mean, not by their escapes.
///
/// What is equal, added, removed, or moved unchanged is one entry for all that is in it.
class JsonDiff
{
public:
    using Document = std::shared_ptr<const JsonDocument>;
    /// Called on the thread that compares, with how much is done, from 0 to 1.
    using Progress = std::function<void(double)>;

    struct Limits
    {
        /// What the hashes are seeded with; 0: another one each time.
        std::uint64_t seed = 0;
        std::int64_t effort = 0; ///< steps for aligning arrays; 0: the usual ones
    };

    /// Near linear in the documents, on any thread but the GUI's. Null when stopped.
    static std::shared_ptr<const JsonDiff>
    compare(Document left, Document right, const CancelToken &stop = {}, const Progress &progress = {});
    static std::shared_ptr<const JsonDiff> compare(Document left, Document right, const CancelToken &stop,
                                                   const Progress &progress, const Limits &limits);

    /// The whole of a document that has nothing on the other side.
    static std::shared_ptr<const JsonDiff> onlyOn(Side side, Document document);

    /// Null for a side that has none.
    const Document &document(Side side) const { return side == Side::Left ? m_left : m_right; }
    const std::vector<JsonDifference> &places() const { return m_places; }
    const DiffCounts &counts() const { return m_counts; }
    /// No difference, not even a number that is written otherwise.
    bool isEqual() const { return m_counts == DiffCounts{}; }

private:
    friend class JsonDiffBuilder;
    JsonDiff() = default;

    Document m_left;
    Document m_right;
    std::vector<JsonDifference> m_places;
    DiffCounts m_counts;
};

} // namespace runglass
