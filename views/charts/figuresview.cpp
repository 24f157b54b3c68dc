// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/figuresview.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

#include <utility>

namespace runglass {

namespace {

/// Selected rows have the soft ground that they have in the lists.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->palette.setColor(QPalette::Highlight, color(option->palette, ColorRole::Selection));
        option->palette.setColor(QPalette::HighlightedText, color(option->palette, ColorRole::SelectedText));
        option->state.setFlag(QStyle::State_HasFocus, false);
    }
};

} // namespace

FiguresView::FiguresView(QWidget *parent)
    : QTableView(parent)
{
    setModel(&m_figures);
    setItemDelegate(new RowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(rowHeightFor(QStringLiteral("compact")));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setResizeContentsPrecision(20);
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT chosen(m_figures.bucketOf(index.row())); });
}

void FiguresView::showTimes(TimeChartPointer figures, const DisplayValues &values, Micros now)
{
    fill([&] { m_figures.showTimes(std::move(figures), values, now); });
}

void FiguresView::showDurations(DistributionPointer figures, const DisplayValues &values)
{
    fill([&] { m_figures.showDurations(std::move(figures), values); });
}

/// The current row stays where it is.
void FiguresView::fill(const std::function<void()> &change)
{
    const QStringList before = headers();
    const int row = currentIndex().row();
    change();
    if (before != headers())
        fitColumns();
    const int wanted = row < 0 ? m_figures.latestRow() : row;
    if (wanted < m_figures.rowCount())
        setCurrentIndex(m_figures.index(wanted, 0));
    if (row < 0)
        scrollTo(currentIndex(), PositionAtTop);
}

QStringList FiguresView::headers() const
{
    QStringList all;
    for (int column = 0; column < m_figures.columnCount(); ++column)
        all.append(m_figures.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    return all;
}

void FiguresView::fitColumns()
{
    resizeColumnsToContents();
    for (int column = 0; column < m_figures.columnCount(); ++column)
        setColumnWidth(column, columnWidth(column) + 2 * metrics::cellPadding);
}

} // namespace runglass
