// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>

namespace runglass {

/// The two sides of a comparison: what a run is compared with, and the run itself.
enum class Side { Left, Right };

/// How a place on one side stands to the other.
enum class DiffKind : std::uint8_t {
    Equal,
    Alike,     ///< told, but of little weight: a number written otherwise, entries that differ in ids only
    Inside,    ///< differences are in what it holds
    Added,     ///< only on the right
    Removed,   ///< only on the left
    Changed,   ///< on both, with another value
    Moved,     ///< at another place of its array than on the left; differences may be inside as well
    MovedAway, ///< the place on the left that a Moved one has left
};

/// Whether a place is one to stop at when walking from difference to difference.
constexpr bool isDifference(DiffKind kind)
{
    return kind == DiffKind::Added || kind == DiffKind::Removed || kind == DiffKind::Changed ||
           kind == DiffKind::Moved;
}

/// A value that was added or removed counts once, whatever is in it.
struct DiffCounts
{
    std::int64_t added = 0;
    std::int64_t removed = 0;
    std::int64_t changed = 0;
    std::int64_t moved = 0;
    std::int64_t alike = 0; ///< no part of total()

    std::int64_t total() const { return added + removed + changed + moved; }
    void count(DiffKind kind)
    {
        switch (kind) {
        case DiffKind::Added:
            ++added;
            break;
        case DiffKind::Removed:
            ++removed;
            break;
        case DiffKind::Changed:
            ++changed;
            break;
        case DiffKind::Moved:
            ++moved;
            break;
        case DiffKind::Alike:
            ++alike;
            break;
        case DiffKind::Equal:
        case DiffKind::Inside:
        case DiffKind::MovedAway:
            break;
        }
    }

    friend bool operator==(const DiffCounts &, const DiffCounts &) = default;
};

} // namespace runglass
