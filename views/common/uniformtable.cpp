// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/uniformtable.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace runglass {

namespace {

int clampToInt(qint64 value)
{
    return static_cast<int>(
        std::clamp<qint64>(value, std::numeric_limits<int>::min() / 2, std::numeric_limits<int>::max() / 2));
}

} // namespace

UniformTable::UniformTable(QHeaderView *header, QWidget *parent)
    : QTableView(parent)
{
    setHorizontalHeader(header);
    verticalHeader()->hide();
    // The button between two headers, which QTableView would place and hide itself.
    for (QWidget *corner : findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly))
        corner->hide();
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
}

void UniformTable::setRowHeight(int height)
{
    m_rowHeight = std::max(1, height);
    verticalScrollBar()->setSingleStep(m_rowHeight);
    rowsChanged();
}

void UniformTable::setModel(QAbstractItemModel *newModel)
{
    if (model())
        disconnect(model(), &QAbstractItemModel::rowsRemoved, this, &UniformTable::rowsChanged);
    horizontalHeader()->setModel(newModel);
    // Not QTableView's, which would give the model to the vertical header.
    QAbstractItemView::setModel(newModel);
    if (newModel)
        connect(newModel, &QAbstractItemModel::rowsRemoved, this, &UniformTable::rowsChanged);
}

void UniformTable::setSelectionModel(QItemSelectionModel *selection)
{
    QAbstractItemView::setSelectionModel(selection);
    horizontalHeader()->setSelectionModel(selection);
}

void UniformTable::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    rowsChanged();
}

void UniformTable::rowsChanged()
{
    updateGeometries();
    viewport()->update();
}

int UniformTable::rowCount() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int UniformTable::rowViewportPosition(int row) const
{
    return clampToInt(static_cast<qint64>(row) * m_rowHeight - verticalOffset());
}

/// -1 where there is none.
int UniformTable::rowAt(int y) const
{
    const qint64 row = (static_cast<qint64>(y) + verticalOffset()) / m_rowHeight;
    return y + verticalOffset() >= 0 && row < rowCount() ? static_cast<int>(row) : -1;
}

int UniformTable::rowsPerPage() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

QRect UniformTable::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || horizontalHeader()->isSectionHidden(index.column()))
        return {};
    return {horizontalHeader()->sectionViewportPosition(index.column()), rowViewportPosition(index.row()),
            horizontalHeader()->sectionSize(index.column()), m_rowHeight};
}

QModelIndex UniformTable::indexAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    const int column = horizontalHeader()->logicalIndexAt(point.x());
    return row >= 0 && column >= 0 ? model()->index(row, column, rootIndex()) : QModelIndex();
}

void UniformTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const qint64 top = static_cast<qint64>(index.row()) * m_rowHeight;
    const qint64 spare = viewport()->height() - m_rowHeight;
    const qint64 offset = verticalOffset();
    qint64 wanted = offset;
    if (hint == PositionAtTop || (hint == EnsureVisible && top < offset))
        wanted = top;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && top > offset + spare))
        wanted = top - spare;
    else if (hint == PositionAtCenter)
        wanted = top - spare / 2;
    verticalScrollBar()->setValue(clampToInt(wanted));

    const QRect cell = visualRect(index);
    QScrollBar *bar = horizontalScrollBar();
    if (cell.left() < 0 || cell.width() > viewport()->width())
        bar->setValue(bar->value() + cell.left());
    else if (cell.right() >= viewport()->width())
        bar->setValue(bar->value() + cell.right() + 1 - viewport()->width());
}

void UniformTable::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                               const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    if (!topLeft.isValid() || !bottomRight.isValid())
        return;
    const int top = std::max(0, rowViewportPosition(topLeft.row()));
    const int bottom = std::min(viewport()->height(), rowViewportPosition(bottomRight.row()) + m_rowHeight);
    if (bottom > top)
        viewport()->update(0, top, viewport()->width(), bottom - top);
}

int UniformTable::horizontalOffset() const
{
    return horizontalHeader()->offset();
}

int UniformTable::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool UniformTable::isIndexHidden(const QModelIndex &index) const
{
    return horizontalHeader()->isSectionHidden(index.column());
}

void UniformTable::scrollContentsBy(int dx, int dy)
{
    if (dx != 0)
        horizontalHeader()->setOffset(horizontalScrollBar()->value());
    // Moves what is painted already; base classes would paint everything anew.
    scrollDirtyRegion(dx, dy);
    viewport()->scroll(dx, dy);
}

void UniformTable::updateGeometries()
{
    const int height = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    // Lays the children out anew, which comes back here.
    if (viewportMargins().top() != height)
        setViewportMargins(0, height, 0, 0);
    const QRect inside = viewport()->geometry();
    horizontalHeader()->setGeometry(inside.left(), inside.top() - height, inside.width(), height);
    const qint64 rows = static_cast<qint64>(rowCount()) * m_rowHeight;
    verticalScrollBar()->setRange(0, clampToInt(std::max<qint64>(0, rows - viewport()->height())));
    verticalScrollBar()->setPageStep(viewport()->height());
    horizontalScrollBar()->setRange(0, std::max(0, horizontalHeader()->length() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(20);
    horizontalHeader()->setOffset(horizontalScrollBar()->value());
    QAbstractItemView::updateGeometries();
}

QList<int> UniformTable::columnsBetween(int left, int right) const
{
    QList<int> columns;
    for (int column = 0; column < horizontalHeader()->count(); ++column) {
        const int start = horizontalHeader()->sectionViewportPosition(column);
        if (!horizontalHeader()->isSectionHidden(column) && start <= right &&
            start + horizontalHeader()->sectionSize(column) > left)
            columns.append(column);
    }
    return columns;
}

void UniformTable::paintEvent(QPaintEvent *event)
{
    const int rows = rowCount();
    if (rows == 0)
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.state |= QStyle::State_Enabled;
    const QStyle::State state = option.state;
    for (const QRect &rect : event->region()) {
        const QList<int> columns = columnsBetween(rect.left(), rect.right());
        const int last = std::min(rows - 1, rowAt(rect.bottom()) < 0 ? rows - 1 : rowAt(rect.bottom()));
        for (int row = std::max(0, rowAt(std::max(0, rect.top()))); row <= last; ++row) {
            if (rowViewportPosition(row) > rect.bottom())
                break;
            option.state = state;
            paintRow(painter, option, row, columns);
        }
    }
}

void UniformTable::paintRow(QPainter &painter, QStyleOptionViewItem &option, int row,
                            const QList<int> &columns) const
{
    option.state.setFlag(QStyle::State_Selected,
                         selectionModel() &&
                             selectionModel()->isSelected(model()->index(row, 0, rootIndex())));
    option.state.setFlag(QStyle::State_HasFocus, false);
    const int top = rowViewportPosition(row);
    for (const int column : columns) {
        option.rect = {horizontalHeader()->sectionViewportPosition(column), top,
                       horizontalHeader()->sectionSize(column), m_rowHeight};
        itemDelegate()->paint(&painter, option, model()->index(row, column, rootIndex()));
    }
}

/// The next column to the right, or the left, that is shown; the same where there is none.
int UniformTable::columnBeside(int column, int step) const
{
    for (int visual = horizontalHeader()->visualIndex(column) + step;
         visual >= 0 && visual < horizontalHeader()->count(); visual += step) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        if (!horizontalHeader()->isSectionHidden(logical))
            return logical;
    }
    return column;
}

QModelIndex UniformTable::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = rowCount();
    if (rows == 0)
        return {};
    const QModelIndex current = currentIndex();
    const int towardsEnd = isRightToLeft() ? -1 : 1;
    int row = current.isValid() ? current.row() : 0;
    int column = current.isValid() ? current.column() : std::max(0, horizontalHeader()->logicalIndex(0));
    switch (action) {
    case MoveUp:
        --row;
        break;
    case MoveDown:
        row += current.isValid() ? 1 : 0;
        break;
    case MoveLeft:
        column = columnBeside(column, -towardsEnd);
        break;
    case MoveRight:
        column = columnBeside(column, towardsEnd);
        break;
    case MovePrevious:
        column = columnBeside(column, -1);
        break;
    case MoveNext:
        column = columnBeside(column, 1);
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rows - 1;
        break;
    case MovePageUp:
        row -= rowsPerPage();
        break;
    case MovePageDown:
        row += rowsPerPage();
        break;
    }
    return model()->index(std::clamp(row, 0, rows - 1), column, rootIndex());
}

void UniformTable::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const int rows = rowCount();
    if (!selectionModel() || rows == 0)
        return;
    const QRect area = rect.normalized();
    const int last = rowAt(area.bottom());
    const QModelIndex from = model()->index(std::max(0, rowAt(std::max(0, area.top()))), 0, rootIndex());
    const QModelIndex to =
        model()->index(last < 0 ? rows - 1 : last, model()->columnCount(rootIndex()) - 1, rootIndex());
    selectionModel()->select(QItemSelection(from, to), command);
}

QRegion UniformTable::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const int top = std::max(0, rowViewportPosition(range.top()));
        const int bottom = std::min(viewport()->height(), rowViewportPosition(range.bottom()) + m_rowHeight);
        if (bottom > top)
            region += QRect(0, top, viewport()->width(), bottom - top);
    }
    return region;
}

int UniformTable::sizeHintForColumn(int column) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int first = std::max(0, rowAt(0));
    const int last = std::min(rowCount(), first + rowsPerPage() + 1);
    int width = -1;
    for (int row = first; row < last; ++row) {
        const QModelIndex index = model()->index(row, column, rootIndex());
        option.rect = {0, 0, horizontalHeader()->sectionSize(column), m_rowHeight};
        width = std::max(width, itemDelegate()->sizeHint(option, index).width());
    }
    return width;
}

} // namespace runglass
