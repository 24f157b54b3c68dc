// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "connection/textfield.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QPainter>

namespace runglass {

TextField::TextField(QWidget *parent)
    : QLineEdit(parent)
{
    setFrame(false);
    setTextMargins(8, 5, 8, 5);
}

void TextField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(this, hasFocus() ? ColorRole::Accent : ColorRole::Line));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

} // namespace runglass
