// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/fuzzymatch.h"

#include <QString>

#include <algorithm>
#include <limits>
#include <vector>

namespace runglass {

namespace {

constexpr qsizetype longestText = 256;
constexpr qsizetype longestWord = 64;

constexpr int perLetter = 4;
constexpr int sameCase = 1;
constexpr int atWordStart = 10;
constexpr int afterPrevious = 8;
constexpr int perGap = -3;
constexpr int mostForLateStart = 6;
constexpr int wholeText = 12;
constexpr int impossible = std::numeric_limits<int>::min() / 2;

bool isSame(QChar a, QChar b)
{
    return a == b || a.toCaseFolded() == b.toCaseFolded();
}

bool beginsWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    const QChar here = text[at];
    if (!here.isLetterOrNumber())
        return false;
    return !before.isLetterOrNumber() || (before.isLower() && here.isUpper()) ||
           (here.isDigit() && !before.isDigit());
}

bool isSubsequence(QStringView word, QStringView text)
{
    qsizetype found = 0;
    for (qsizetype at = 0; at < text.size() && found < word.size(); ++at)
        found += isSame(word[found], text[at]) ? 1 : 0;
    return found == word.size();
}

/// The table of the best scores: one row for each letter of the word, one column for each of the text.
class Alignment
{
public:
    Alignment(QStringView word, QStringView text)
        : m_word(word)
        , m_text(text)
        , m_cells(static_cast<std::size_t>(word.size() * text.size()))
    {
        for (qsizetype row = 0; row < word.size(); ++row)
            fillRow(row);
    }

    FuzzyMatch best() const
    {
        const qsizetype last = m_word.size() - 1;
        qsizetype end = 0;
        for (qsizetype at = 1; at < m_text.size(); ++at) {
            if (cell(last, at).score > cell(last, end).score)
                end = at;
        }
        FuzzyMatch match{cell(last, end).score, {}};
        for (qsizetype row = last; row >= 0; --row) {
            match.positions.prepend(static_cast<int>(end));
            end = cell(row, end).previous;
        }
        return match;
    }

private:
    struct Cell
    {
        int score = impossible;
        qsizetype previous = 0; ///< where the letter before stands
    };

    const Cell &cell(qsizetype row, qsizetype at) const
    {
        return m_cells[static_cast<std::size_t>(row * m_text.size() + at)];
    }

    int letterScore(qsizetype row, qsizetype at) const
    {
        return perLetter + (m_word[row] == m_text[at] ? sameCase : 0) +
               (beginsWord(m_text, at) ? atWordStart : 0);
    }

    void fillRow(qsizetype row)
    {
        Cell farther; // the best of the row above that leaves a gap
        for (qsizetype at = row; at < m_text.size(); ++at) {
            if (row > 0 && at >= 2 && cell(row - 1, at - 2).score > farther.score)
                farther = {cell(row - 1, at - 2).score, at - 2};
            if (!isSame(m_word[row], m_text[at]))
                continue;
            Cell &here = m_cells[static_cast<std::size_t>(row * m_text.size() + at)];
            if (row == 0) {
                here = {-static_cast<int>(std::min<qsizetype>(at, mostForLateStart)), 0};
            } else {
                here = {farther.score + perGap, farther.previous};
                const int inARow = cell(row - 1, at - 1).score + afterPrevious;
                if (inARow >= here.score)
                    here = {inARow, at - 1};
            }
            here.score += letterScore(row, at);
        }
    }

    QStringView m_word;
    QStringView m_text;
    std::vector<Cell> m_cells;
};

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    text = text.left(longestText);
    FuzzyMatch all;
    const QString words = pattern.toString().simplified();
    for (QStringView word : QStringView(words).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        word = word.left(longestWord);
        if (!isSubsequence(word, text))
            return {};
        const FuzzyMatch match = Alignment(word, text).best();
        all.score += match.score + (word.size() == text.size() ? wholeText : 0);
        all.positions += match.positions;
    }
    std::ranges::sort(all.positions);
    all.positions.erase(std::unique(all.positions.begin(), all.positions.end()), all.positions.end());
    return all;
}

} // namespace runglass
