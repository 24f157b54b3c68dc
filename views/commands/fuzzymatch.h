// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace runglass {

/// How well a text fits what somebody typed to find it.
struct FuzzyMatch
{
    int score = 0;        ///< higher is better; comparable between texts for the same pattern
    QList<int> positions; ///< of the letters that matched, ascending, as indexes into the text

    friend bool operator==(const FuzzyMatch &, const FuzzyMatch &) = default;
};

/// Whether the letters of each word of `pattern` stand in `text` in their order, and where best. Case doesn't
/// matter, but the same case counts a little more. Letters at the beginnings of words and letters in a row
/// count most; gaps and a late beginning cost. An empty pattern fits everything with the score 0.
///
/// The best placement of a word is found by dynamic programming, as in sequence alignment (Needleman and
/// Wunsch 1970). Pure; looks at most at the first 256 characters of `text`.
std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace runglass
