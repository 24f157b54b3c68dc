// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/panebutton.h"

#include "common/metrics.h"
#include "common/plaintooltip.h"
#include "common/theme.h"

#include <QPainter>

namespace runglass {

PaneButton::PaneButton(Icon icon, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setToolTip(plainToolTip(name));
    setAccessibleName(name);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize PaneButton::sizeHint() const
{
    return {metrics::icon + 2 * metrics::unit, metrics::icon + 2 * metrics::unit};
}

void PaneButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown() || isChecked() || hasFocus()) {
        painter.setPen(QPen(color(this, hasFocus() ? ColorRole::Accent : ColorRole::Line), 1));
        painter.setBrush(color(this, isDown() || isChecked() ? ColorRole::Selection : ColorRole::Surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::unit, metrics::unit);
    }
    constexpr int size = 14;
    const QColor ink = color(this, isEnabled() && underMouse() ? ColorRole::Text : ColorRole::MutedText);
    painter.drawPixmap((width() - size) / 2, (height() - size) / 2,
                       iconPixmap(m_icon, ink, size, devicePixelRatioF()));
}

} // namespace runglass
