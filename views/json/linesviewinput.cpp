// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// What the user does with the lines: keys, mouse, menu, tooltip.

#include "common/plaintooltip.h"
#include "json/linesource.h"
#include "json/linesview.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace runglass {

void LinesView::keyPressEvent(QKeyEvent *event)
{
    if (lineCount() == 0 || (!walk(*event) && !fold(*event)))
        QAbstractScrollArea::keyPressEvent(event);
}

/// Keys that make another line the current one.
bool LinesView::walk(const QKeyEvent &event)
{
    const qsizetype page = std::max<qsizetype>(1, bottom() - top() - 1);
    qsizetype to = m_current;
    switch (event.key()) {
    case Qt::Key_Up:
        to -= 1;
        break;
    case Qt::Key_Down:
        to += 1;
        break;
    case Qt::Key_PageUp:
        to -= page;
        break;
    case Qt::Key_PageDown:
        to += page;
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = lineCount() - 1;
        break;
    default:
        return false;
    }
    setCurrent(to);
    ensureVisible(m_current);
    return true;
}

/// Keys that open, close, or lead along what can be opened.
bool LinesView::fold(const QKeyEvent &event)
{
    const ShownLine::Fold state = layout(m_current).line.fold;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event.modifiers() & ~Qt::KeypadModifier)
            return false;
        Q_EMIT foldRequested(m_current, Fold::Toggle);
        return true;
    case Qt::Key_Plus:
        Q_EMIT foldRequested(m_current, Fold::Open);
        return true;
    case Qt::Key_Minus:
        Q_EMIT foldRequested(m_current, Fold::Close);
        return true;
    case Qt::Key_Asterisk:
        Q_EMIT foldRequested(m_current, Fold::OpenAll);
        return true;
    case Qt::Key_Right:
        if (event.modifiers() & Qt::ShiftModifier)
            Q_EMIT foldRequested(m_current, Fold::OpenAll);
        else if (state == ShownLine::Fold::Closed)
            Q_EMIT foldRequested(m_current, Fold::Open);
        else if (state == ShownLine::Fold::Open)
            setCurrent(m_current + 1), ensureVisible(m_current);
        else
            horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        return true;
    case Qt::Key_Left:
        if (horizontalScrollBar()->value() > 0 && state == ShownLine::Fold::None)
            horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        else if (state == ShownLine::Fold::Open)
            Q_EMIT foldRequested(m_current, Fold::Close);
        else if (const auto parent = m_source->parentOf(m_current))
            setCurrent(*parent), ensureVisible(m_current);
        return true;
    default:
        return false;
    }
}

bool LinesView::isOnFoldMark(qsizetype row, const QPoint &position) const
{
    const LineLayout &line = layout(row);
    const qreal x = position.x() + horizontalScrollBar()->value();
    return line.line.fold != ShownLine::Fold::None && x >= line.left - markWidth && x < line.left;
}

void LinesView::mousePressEvent(QMouseEvent *event)
{
    const qsizetype row = rowAt(event->position().toPoint().y());
    if (row < 0)
        return;
    setCurrent(row);
    if (event->button() == Qt::LeftButton && isOnFoldMark(row, event->position().toPoint()))
        Q_EMIT foldRequested(row, Fold::Toggle);
}

void LinesView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const qsizetype row = rowAt(event->position().toPoint().y());
    if (row < 0 || event->button() != Qt::LeftButton)
        return;
    // On the mark the second press counts by itself.
    Q_EMIT foldRequested(row, Fold::Toggle);
}

void LinesView::contextMenuEvent(QContextMenuEvent *event)
{
    if (lineCount() == 0)
        return;
    if (event->reason() == QContextMenuEvent::Keyboard) {
        ensureVisible(m_current);
        const QRect line = lineRect(m_current);
        const int x = static_cast<int>(layout(m_current).left);
        Q_EMIT menuRequested(m_current, viewport()->mapToGlobal(QPoint(x, line.bottom())));
        return;
    }
    const qsizetype row = rowAt(viewport()->mapFromGlobal(event->globalPos()).y());
    if (row >= 0)
        setCurrent(row);
    Q_EMIT menuRequested(m_current, event->globalPos());
}

bool LinesView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_source) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qsizetype row = rowAt(help->pos().y());
        const QString text = row < 0 ? QString() : m_source->toolTip(row);
        QToolTip::showText(help->globalPos(), plainToolTip(text), viewport(), lineRect(row));
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace runglass
