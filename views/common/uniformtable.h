// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QTableView>

namespace runglass {

/// A table of rows of one height, selected as a whole, without a header at the side.
///
/// QTableView keeps eight bytes for each row in a vertical header even while that is hidden: 77 MB for ten
/// million rows. Here the vertical header has no model, and the place of a row is a multiplication; what
/// remains of QTableView are its columns and what it tells screen readers. Rows whose pixels don't fit half
/// an int (39 million rows of 27) can't be reached by the scroll bar.
class UniformTable : public QTableView
{
    Q_OBJECT

public:
    /// Takes over the header.
    explicit UniformTable(QHeaderView *header, QWidget *parent = nullptr);

    /// Pixels between the tops of two rows; at least 1.
    int rowHeight() const { return m_rowHeight; }
    void setRowHeight(int height);
    /// The upper edge of a row, in pixels of the viewport; rows far away are clamped to an int.
    int rowViewportPosition(int row) const;

    void setModel(QAbstractItemModel *model) override;
    void setSelectionModel(QItemSelectionModel *selectionModel) override;
    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    /// QTableView would ask the vertical header where the rows are, and paint nothing.
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void updateGeometries() override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    int sizeHintForColumn(int column) const override;

private:
    int rowAt(int y) const;
    int rowCount() const;
    int rowsPerPage() const;
    void rowsChanged();
    void paintRow(QPainter &painter, QStyleOptionViewItem &option, int row, const QList<int> &columns) const;
    QList<int> columnsBetween(int left, int right) const;
    int columnBeside(int column, int step) const;

    int m_rowHeight = 1;
};

} // namespace runglass
