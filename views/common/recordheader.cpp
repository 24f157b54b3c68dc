// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/recordheader.h"

#include "common/icons.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace runglass {

namespace {

constexpr int arrowSize = 12;
constexpr int arrowGap = 4;
constexpr int lowest = 28;

} // namespace

RecordHeader::RecordHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setFont(runglass::font(FontRole::Caption));
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(48);
}

QSize RecordHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), qMax(lowest, fontMetrics().height() + 12)};
}

QSize RecordHeader::sectionSizeFromContents(int section) const
{
    // Asked once more while the view goes away, when its model is gone already.
    if (!model())
        return QHeaderView::sectionSizeFromContents(section);
    const QString text = model()->headerData(section, orientation()).toString();
    return {fontMetrics().horizontalAdvance(text) + arrowGap + arrowSize + 2 * metrics::cellPadding,
            sizeHint().height()};
}

/// A header asks with each click whether its sections can be clicked at all, not which.
void RecordHeader::mousePressEvent(QMouseEvent *event)
{
    setSectionsClickable(logicalIndexAt(event->pos()) != m_unsortable);
    QHeaderView::mousePressEvent(event);
}

void RecordHeader::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), color(this, ColorRole::Surface));
        painter.fillRect(0, viewport()->height() - 1, viewport()->width(), 1, color(this, ColorRole::Line));
    }
    QHeaderView::paintEvent(event);
}

void RecordHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const bool right = model()
                           ->headerData(section, orientation(), Qt::TextAlignmentRole)
                           .value<Qt::Alignment>()
                           .testFlag(Qt::AlignRight);
    if (section == m_unsortable) {
        // Too slim for its name, which is in the tooltip.
        painter->fillRect(rect.adjusted(0, 0, 0, -1), color(this, ColorRole::Surface));
        painter->drawPixmap(
            rect.left() + metrics::unit * 2, rect.center().y() - arrowSize / 2,
            iconPixmap(Icon::Check, color(this, ColorRole::MutedText), arrowSize, devicePixelRatioF()));
        return;
    }
    const QColor pen = color(this, sorted ? ColorRole::Text : ColorRole::MutedText);
    const int arrow = sorted ? arrowGap + arrowSize : 0;
    const QRect inside = rect.adjusted(metrics::cellPadding, 0, -metrics::cellPadding, -1);
    const QString text = painter->fontMetrics().elidedText(
        model()->headerData(section, orientation()).toString(), Qt::ElideRight, inside.width() - arrow);
    const int width = painter->fontMetrics().horizontalAdvance(text) + arrow;
    const int left = right ? inside.right() + 1 - width : inside.left();
    painter->fillRect(rect.adjusted(0, 0, 0, -1), color(this, ColorRole::Surface));
    painter->setPen(pen);
    painter->drawText(QRect(left, inside.top(), width, inside.height()),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (sorted) {
        const Icon icon = sortIndicatorOrder() == Qt::DescendingOrder ? Icon::ArrowDown : Icon::ArrowUp;
        painter->drawPixmap(left + width - arrowSize, inside.center().y() - arrowSize / 2 + 1,
                            iconPixmap(icon, pen, arrowSize, devicePixelRatioF()));
    }
}

} // namespace runglass
