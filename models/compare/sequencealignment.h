// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/effort.h"

#include <cstdint>
#include <span>
#include <vector>

namespace runglass {

/// Places of two sequences that belong together.
struct IndexPair
{
    std::uint32_t left = 0;
    std::uint32_t right = 0;

    friend bool operator==(const IndexPair &, const IndexPair &) = default;
};

struct SequenceAlignment
{
    std::vector<IndexPair> pairs; ///< of equal tokens; ascending on both sides
    /// False: some stretch was too different for the effort, and was compared place by place.
    bool isComplete = true;
};

/// A long common subsequence: the longest one where the sequences are short or much alike (E. W. Myers, "An
/// O(ND) Difference Algorithm", 1986); else cut at tokens that each side has once (B. Cohen's patience diff)
/// until the pieces are. Time is near linear in all, by the effort.
SequenceAlignment alignSequences(std::span<const std::uint64_t> left, std::span<const std::uint64_t> right,
                                 Effort &effort);

} // namespace runglass
