// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "compare/diffkind.h"
#include "compare/effort.h"
#include "json/textlines.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace runglass {

/// A place of two lists: lines of text, or log entries.
struct SequencePlace
{
    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    std::uint32_t left = none;
    std::uint32_t right = none;
    DiffKind kind = DiffKind::Equal; ///< never Inside or Moved

    friend bool operator==(const SequencePlace &, const SequencePlace &) = default;
};

/// What is different between two lists, in their order.
struct SequenceDiff
{
    std::vector<SequencePlace> places;
    DiffCounts counts;
    /// False: some stretch was too different for the effort, and was compared place by place.
    bool isComplete = true;
};

/// Entries belong together when they are of one level and say the same but for numbers and ids (Alike); what
/// is left between two of them is paired by likeness (Changed).
SequenceDiff diffLogs(std::span<const LogRow> left, std::span<const LogRow> right, Effort &effort);

/// A text in lines.
struct TextPieces
{
    std::shared_ptr<const std::string> text; ///< never null
    TextLines lines;

    std::string_view piece(std::size_t index) const { return lines.piece(*text, index); }
};

SequenceDiff diffTexts(const TextPieces &left, const TextPieces &right, Effort &effort);

/// Everything of `count` is on one side only.
SequenceDiff onlyOn(Side side, std::uint32_t count);

/// How alike two texts are, from 0 to 8, by what they begin and end with.
int textLikeness(std::string_view left, std::string_view right);

} // namespace runglass
