// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/comparisonsource.h"
#include "json/linesview.h"

#include <QWidget>

namespace runglass {

/// The lines of a comparison, both sides beside each other: scrolled, folded and walked together.
class ComparePanes : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePanes(QWidget *parent = nullptr);
    ~ComparePanes() override;

    /// Shows it from the first difference on, or, where it shows the same runs as the one before, from where
    /// the user is. Null for none.
    void show(ComparisonPointer comparison);
    void setValues(const DisplayValues &values);
    bool onlyDifferences() const { return m_onlyDifferences; }
    void setOnlyDifferences(bool only);
    bool isWrapped() const { return m_left->isWrapped(); }
    void setWrapped(bool wrapped);

    const ComparisonRows &rows() const { return m_rows; }
    LinesView &lines(Side side) const { return side == Side::Left ? *m_left : *m_right; }
    /// The side the user is on.
    Side side() const { return m_side; }

    /// To the next difference in a direction; false when there is none.
    bool goToDifference(int step);
    /// How many differences there are in the rows up to the current one, itself included, and in all.
    struct Position
    {
        int number = 0;
        int count = 0;
    };
    Position position() const;
    void copyValue();
    void copyPath();
    /// Of the current row on the user's side; empty where there is none.
    QString currentPath() const;

Q_SIGNALS:
    void positionChanged();
    void menuRequested(const QPoint &globalPosition);
    void wrappedChanged(bool wrapped);

private:
    void connectSide(LinesView *own, LinesView *other, Side side);
    void fold(qsizetype row, LinesView::Fold how);
    void takeRows(const ComparisonRow &current, const ComparisonRow &top);
    ComparisonRow rowAt(qsizetype row) const;

    ComparisonRows m_rows;
    ComparisonLines m_texts;
    ComparisonSource m_leftSource{m_rows, m_texts, Side::Left};
    ComparisonSource m_rightSource{m_rows, m_texts, Side::Right};
    LinesView *m_left;
    LinesView *m_right;
    Side m_side = Side::Right;
    bool m_onlyDifferences = true;
    bool m_following = false;               ///< one side follows the other
    std::vector<std::size_t> m_differences; ///< rows
};

} // namespace runglass
