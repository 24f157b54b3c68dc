// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/uniformtable.h"
#include "tables/answermodel.h"

#include <optional>

namespace runglass {

class FlatButton;
class RecordDelegate;
class RowGlow;

/// The table of an AnswerModel: tells it what is on screen and keeps the record under the user's eyes in its
/// place when the answer changes. Its letter keys are given to it from outside (commands/tablecommands.h).
///
/// At the top, with the pointer elsewhere and nothing selected, rows that are new come in and glow for a
/// moment. Otherwise nothing moves, and a button above the rows tells how many have come and goes to them.
class RecordTable : public UniformTable
{
    Q_OBJECT

public:
    /// `name` is what a screen reader calls it. `model` must outlive the table.
    RecordTable(AnswerModel &model, const QString &name, QWidget *parent = nullptr);
    ~RecordTable() override;

    AnswerModel &records() const { return m_model; }
    /// Pixels between the tops of two rows.
    void setRowHeight(int height);
    /// The column whose order is shown first; asks the model for nothing.
    void showSortIndicator(int column, Qt::SortOrder order);

    /// Moves the current row by `rows`, or to the first or last, as far as there are rows.
    void step(int rows);
    void goTo(int row);
    /// Lets the selection go and shows the first rows, and those that come.
    void showNewest();
    /// Rows that came in above those on screen, and have not been seen yet.
    int unseenRows() const { return m_unseen; }
    /// Puts the id of the current row on the clipboard.
    void copyId();

    /// Whether a record is selected: focus alone makes the first row the current one.
    bool hasRecord() const;

    /// Does nothing: letters are keys here, and looking through rows that are not loaded would find little.
    void keyboardSearch(const QString &) override {}

Q_SIGNALS:
    /// Once for each answer, when all rows on screen have been painted.
    void rowsPainted(int rows);
    /// A row was clicked, other than on its copy button.
    void rowClicked(int row);
    /// The user asks for a context menu of the table.
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    struct Place; ///< what is kept when the answer changes

    void tellViewport();
    RowSpan rowsOnScreen() const;
    void rememberPlace();
    void restorePlace(bool sameQuestion);
    void restoreCurrent();
    void selectRecord(RecordKey key, int row);
    void followRecord();
    bool isUnderPointer() const;
    bool holdsStill() const;
    void rowsCameIn(int first, int last);
    void setUnseen(int rows);
    void placeChip();
    void glow(int rows);
    void setHovered(const QModelIndex &index);
    bool isOnCopyButton(const QPoint &position, const QModelIndex &index) const;
    void copy(const QString &text, const QPoint &globalPosition);

    AnswerModel &m_model;
    RecordDelegate *m_delegate;
    RowGlow *m_glow;
    FlatButton *m_chip;
    std::unique_ptr<Place> m_place;
    bool m_atNewest = true; ///< the user wants the first rows; false after scrolling away or selecting
    bool m_restoring = false;
    bool m_pressedCopy = false; ///< the mouse button is down on a copy button
    int m_unseen = 0;
    int m_cameIn = 0; ///< above the others, with the change under way
    quint64 m_paintedAnswer = 0;
};

} // namespace runglass
