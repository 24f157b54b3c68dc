// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "tables/answermodel.h"

#include <QTableView>

#include <optional>

namespace runglass {

class RecordDelegate;

/// The table of an AnswerModel: tells it what is on screen, keeps the record under the user's eyes in its
/// place when the answer changes, and brings the keys of a list (J, K, G G, Shift+G, Y).
class RecordTable : public QTableView
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
    /// Puts the id of the current row on the clipboard.
    void copyId();

    /// Does nothing: letters are keys here, and looking through rows that are not loaded would find little.
    void keyboardSearch(const QString &) override {}

Q_SIGNALS:
    /// Once for each answer, when all rows on screen have been painted.
    void rowsPainted(int rows);
    /// The user asks for a context menu of the table.
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    struct Place; ///< what is kept when the answer changes

    void addKeys();
    void tellViewport();
    RowSpan rowsOnScreen() const;
    bool hasRecord() const;
    bool isAtTop() const;
    void rememberPlace();
    void restorePlace(bool sameQuestion);
    void restoreCurrent();
    void setHovered(const QModelIndex &index);
    bool isOnCopyButton(const QPoint &position, const QModelIndex &index) const;
    void copy(const QString &text, const QPoint &globalPosition);

    AnswerModel &m_model;
    RecordDelegate *m_delegate;
    std::unique_ptr<Place> m_place;
    quint64 m_paintedAnswer = 0;
};

} // namespace runglass
