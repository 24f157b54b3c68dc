// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// How the lines are painted.

#include "common/metrics.h"
#include "common/theme.h"
#include "json/linesource.h"
#include "json/linesview.h"
#include "json/linetones.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <utility>

namespace runglass {

void LinesView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), color(this, ColorRole::Raised));
    qreal y = 0;
    for (qsizetype row = top(); row < lineCount() && y < viewport()->height(); ++row) {
        paintLine(painter, row, y);
        y += heightOf(row);
    }
    if (std::exchange(m_tellPainted, false))
        Q_EMIT linesPainted();
}

void LinesView::paintLine(QPainter &painter, qsizetype row, qreal y) const
{
    const LineLayout &line = layout(row);
    const QRectF ground(0, y, viewport()->width(), heightOf(row));
    paintGround(painter, row, ground);
    painter.save();
    painter.translate(-horizontalScrollBar()->value(), 0);
    paintFoldMark(painter, line, y);
    line.text.draw(&painter, {line.left, y});
    painter.restore();
    if (!m_signed)
        return;
    // Not under what has been scrolled to the side.
    const QRectF margin(0, y, edge + signWidth, ground.height());
    if (horizontalScrollBar()->value() > 0) {
        painter.fillRect(margin, color(this, ColorRole::Raised));
        paintGround(painter, row, margin);
    }
    paintSign(painter, line, y);
}

void LinesView::paintGround(QPainter &painter, qsizetype row, const QRectF &ground) const
{
    const bool isCurrent = row == m_current;
    if (const auto tone = groundOf(layout(row).line.tone))
        painter.fillRect(ground, color(this, *tone));
    if (isCurrent && hasFocus())
        painter.fillRect(ground, color(this, ColorRole::Selection));
    else if (isCurrent && layout(row).line.tone == LineTone::Plain)
        painter.fillRect(ground, color(this, ColorRole::Window));
    else if (isCurrent)
        painter.fillRect(QRectF(ground.left(), ground.bottom() - 1, ground.width(), 1),
                         color(this, ColorRole::MutedText));
}

void LinesView::paintSign(QPainter &painter, const LineLayout &line, qreal y) const
{
    const QString sign = signOf(line.line.tone);
    if (sign.isEmpty())
        return;
    painter.setFont(runglass::font(FontRole::UiStrong));
    painter.setPen(color(this, inkOf(line.line.tone)));
    painter.drawText(QRectF(edge, y, signWidth, m_layouts.look().lineHeight), Qt::AlignCenter, sign);
}

/// A triangle, to the right when closed, down when open.
void LinesView::paintFoldMark(QPainter &painter, const LineLayout &line, qreal y) const
{
    if (line.line.fold == ShownLine::Fold::None)
        return;
    constexpr qreal size = 3.2;
    const QPointF center(std::round(line.left - markWidth / 2.0), y + m_layouts.look().lineHeight / 2);
    QPainterPath mark;
    if (line.line.fold == ShownLine::Fold::Open) {
        mark.moveTo(center + QPointF(-size, -size / 2));
        mark.lineTo(center + QPointF(size, -size / 2));
        mark.lineTo(center + QPointF(0, size));
    } else {
        mark.moveTo(center + QPointF(-size / 2, -size));
        mark.lineTo(center + QPointF(-size / 2, size));
        mark.lineTo(center + QPointF(size, 0));
    }
    mark.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(mark, color(this, ColorRole::MutedText));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace runglass
