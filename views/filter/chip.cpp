// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/chip.h"

#include "common/icons.h"
#include "common/metrics.h"
#include "common/plaintooltip.h"
#include "common/theme.h"
#include "tables/displaytext.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace runglass {

namespace {

constexpr int chipHeight = 22;
constexpr int padding = 8;
constexpr int crossSize = 10;
constexpr int widest = 280;

} // namespace

Chip::Chip(const QString &value, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(value.isEmpty() ? tr("(empty)") : displayLine(value.toStdString()));
    setFont(runglass::font(FontRole::Ui));
    setFocusPolicy(Qt::TabFocus);
    setToolTip(plainToolTip(text()));
    setAccessibleName(tr("Value %1, remove").arg(text()));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Chip::sizeHint() const
{
    const int wanted = 2 * padding + fontMetrics().horizontalAdvance(text()) + 2 + metrics::unit + crossSize;
    return {std::min(wanted, widest), std::max(chipHeight, fontMetrics().height() + 4)};
}

QSize Chip::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 60), sizeHint().height()};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = hasFocus();
    painter.setPen(focus ? QPen(color(this, ColorRole::Accent), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(color(this, ColorRole::Selection));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), metrics::unit, metrics::unit);
    const QRect inside = rect().adjusted(padding, 0, -padding - crossSize - metrics::unit, 0);
    painter.setPen(color(this, ColorRole::SelectedText));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, inside.width() + 1));
    const QColor ink = color(this, underMouse() ? ColorRole::Text : ColorRole::MutedText);
    painter.drawPixmap(width() - padding - crossSize + 2, (height() - crossSize) / 2,
                       iconPixmap(Icon::Cross, ink, crossSize, devicePixelRatioF()));
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void Chip::enterEvent(QEnterEvent *)
{
    update();
}

void Chip::leaveEvent(QEvent *)
{
    update();
}

} // namespace runglass
