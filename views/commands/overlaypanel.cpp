// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/overlaypanel.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QFrame>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace runglass {

namespace {

constexpr int dimming = 150; // of 255

} // namespace

OverlayPanel::OverlayPanel(const QString &name, QWidget *window)
    : QWidget(window)
    , m_panel(new QFrame(this))
{
    setAccessibleName(name);
    hide();
    window->installEventFilter(this);
}

void OverlayPanel::open()
{
    if (!isVisible())
        m_origin = window()->focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    Q_EMIT opened();
    placePanel();
    if (focusProxy())
        focusProxy()->setFocus(Qt::PopupFocusReason);
}

void OverlayPanel::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_origin && m_origin->isVisible())
        m_origin->setFocus(Qt::PopupFocusReason);
    Q_EMIT dismissed();
}

void OverlayPanel::placePanel()
{
    m_panel->setGeometry(panelPlace(size()));
    update();
}

bool OverlayPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(parentWidget()->rect());
        placePanel();
    }
    return QWidget::eventFilter(watched, event);
}

void OverlayPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    // Nothing goes on to the window below.
    event->accept();
}

void OverlayPanel::mousePressEvent(QMouseEvent *event)
{
    if (!m_panel->geometry().contains(event->pos()))
        dismiss();
    event->accept();
}

void OverlayPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = color(this, ColorRole::Window);
    veil.setAlpha(dimming);
    painter.fillRect(rect(), veil);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(this, ColorRole::Line));
    painter.setBrush(color(this, ColorRole::Surface));
    painter.drawRoundedRect(QRectF(m_panel->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius,
                            metrics::cardRadius);
}

bool OverlayPanel::focusNextPrevChild(bool next)
{
    QWidget *from = window()->focusWidget();
    if (!from || !isAncestorOf(from))
        from = this;
    for (QWidget *to = from; to;) {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
        if (to == from)
            break;
        if (isAncestorOf(to) && to->isVisible() && to->isEnabled() && !to->focusProxy() &&
            (to->focusPolicy() & Qt::TabFocus)) {
            to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return true;
}

} // namespace runglass
