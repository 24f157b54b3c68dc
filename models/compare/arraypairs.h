// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/effort.h"
#include "compare/jsonhashes.h"
#include "compare/sequencealignment.h"

#include <vector>

namespace runglass {

/// The elements of one array, with what they are compared by.
struct ArrayElements
{
    const JsonDocument &document;
    const JsonHashes &hashes;
    std::vector<JsonNodeId> nodes;
};

struct ArrayPairs
{
    struct Pair
    {
        IndexPair at;
        bool isMoved = false; ///< no longer in the order of the others
    };

    std::vector<Pair> pairs; ///< in no order
    /// False: too different, or too much for the effort; in part compared place by place.
    bool isComplete = true;
};

/// Which elements of two arrays belong together. Objects that all have a member which tells them apart (an
/// id, a key, a name) are known by that, so that a changed one is still the same; other elements by their
/// value. What is left between two pairs is paired by likeness.
ArrayPairs pairElements(const ArrayElements &left, const ArrayElements &right, Effort &effort);

} // namespace runglass
