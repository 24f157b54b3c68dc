// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/popover.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLayout>
#include <QPainter>

#include <algorithm>

namespace runglass {

namespace {

constexpr int shadow = 6; ///< room around the panel for a soft edge

} // namespace

Popover::Popover(QWidget *stage)
    : QFrame(stage)
    , m_stage(stage)
{
    setFocusPolicy(Qt::ClickFocus);
    hide();
}

Popover::~Popover() = default;

void Popover::openUnder(QWidget *anchor, QWidget *first)
{
    if (isVisible())
        return;
    m_anchor = anchor;
    m_hadFocus = m_stage->window()->focusWidget();
    setContentsMargins(shadow, shadow, shadow, shadow);
    qApp->installEventFilter(this);
    place();
    show();
    raise();
    first->setFocus(Qt::PopupFocusReason);
}

void Popover::closePopover()
{
    if (isHidden())
        return;
    qApp->removeEventFilter(this);
    const bool hasFocusInside = isAncestorOf(window()->focusWidget()) || window()->focusWidget() == this;
    hide();
    if (hasFocusInside && m_hadFocus && m_hadFocus->isVisible())
        m_hadFocus->setFocus(Qt::PopupFocusReason);
    Q_EMIT closed();
}

/// As large as it wants to be and the stage has room for.
void Popover::place()
{
    if (!m_anchor)
        return;
    const QPoint corner = m_anchor->mapTo(m_stage, QPoint(0, m_anchor->height() + metrics::unit));
    QSize size = sizeHint().expandedTo(minimumSizeHint()).expandedTo(minimumSize()).boundedTo(maximumSize());
    const int most = m_stage->width() - 2 * metrics::unit;
    size.setWidth(std::min(size.width(), most));
    if (layout() && layout()->hasHeightForWidth())
        size.setHeight(layout()->totalHeightForWidth(size.width()));
    size.setHeight(std::min(size.height(), m_stage->height() - corner.y() - metrics::unit));
    const int left =
        std::clamp(corner.x() - shadow, metrics::unit - shadow,
                   std::max(metrics::unit - shadow, m_stage->width() - size.width() - metrics::unit));
    setGeometry(QRect(QPoint(left, corner.y() - shadow), size));
}

bool Popover::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::LayoutRequest: {
        const bool done = QFrame::event(event);
        if (isVisible())
            place();
        return done;
    }
    case QEvent::ShortcutOverride: {
        // What is typed here is meant for what is here, not for the keys of the view below.
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto others = key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
        if (!others || key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        break;
    }
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            closePopover();
            return true;
        }
        break;
    default:
        break;
    }
    return QFrame::event(event);
}

bool Popover::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_stage)
        place();
    else if (event->type() == QEvent::MouseButtonPress && m_closesOnOutsideClick && isOutside(watched))
        closePopover();
    return QFrame::eventFilter(watched, event);
}

bool Popover::isOutside(QObject *clicked) const
{
    const auto *widget = qobject_cast<QWidget *>(clicked);
    // Lists and menus are windows of their own; the anchor's click closes it by itself.
    return widget && widget->window() == window() && widget != this && !isAncestorOf(widget) &&
           widget != m_anchor && !widget->isWindow();
}

void Popover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor edge = palette().color(QPalette::Shadow);
    edge.setAlphaF(0.035F);
    painter.setBrush(edge);
    const QRectF panel = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    for (int width = shadow; width > 0; --width)
        painter.drawRoundedRect(panel.adjusted(-width, -width + 2, width, width), metrics::cardRadius + width,
                                metrics::cardRadius + width);
    painter.setPen(QPen(color(this, ColorRole::Line), 1));
    painter.setBrush(color(this, ColorRole::Surface));
    painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius, metrics::cardRadius);
}

} // namespace runglass
