// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/chartbutton.h"

#include "charts/readoutbox.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QEvent>
#include <QPainter>

namespace runglass {

namespace {

constexpr int padding = 6;
constexpr int signWidth = 16;
constexpr int gap = 4;
constexpr int chevronSize = 12;

} // namespace

ChartButton::ChartButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setFont(runglass::font(FontRole::Caption));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChartButton::setSeries(const ChartSeries &series)
{
    m_series = series;
    setCheckable(true);
    setChecked(true);
    updateGeometry();
}

void ChartButton::setChevron(bool shown)
{
    m_chevron = shown;
    updateGeometry();
}

void ChartButton::setChevronUp(bool up)
{
    m_chevronUp = up;
    update();
}

QSize ChartButton::sizeHint() const
{
    int width = 2 * padding + fontMetrics().horizontalAdvance(text()) + 1;
    if (m_series)
        width += signWidth + gap;
    if (m_chevron)
        width += chevronSize + (text().isEmpty() ? 0 : gap);
    return {width, fontMetrics().height() + 8};
}

void ChartButton::paintSign(QPainter &painter, const QRect &place) const
{
    if (isChecked()) {
        const bool isLine = m_series->line != Qt::NoPen;
        paintSeriesSign(painter, *m_series, isLine ? place : place.adjusted(6, 0, 0, 0), palette());
        return;
    }
    // Left out: an empty frame where the sign was.
    painter.setPen(color(this, ColorRole::MutedText));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(place.right() - 7.5, place.center().y() - 3.5, 7, 7));
}

void ChartButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isOn = isChecked() && !m_series;
    if (isOn || isDown() || (underMouse() && isEnabled())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(this, isOn || isDown() ? ColorRole::Selection : ColorRole::Raised));
        painter.drawRoundedRect(rect(), metrics::unit, metrics::unit);
    }
    if (hasFocus()) {
        painter.setPen(QPen(color(this, ColorRole::Accent), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::unit, metrics::unit);
    }
    QRect inside = rect().adjusted(padding, 0, -padding, 0);
    if (m_series) {
        painter.setRenderHint(QPainter::Antialiasing, m_series->line != Qt::NoPen);
        paintSign(painter, {inside.left(), inside.top(), signWidth, inside.height()});
        inside.setLeft(inside.left() + signWidth + gap);
    }
    const bool isMuted = !isEnabled() || (m_series && !isChecked());
    const QColor ink = color(this, isOn      ? ColorRole::SelectedText
                                   : isMuted ? ColorRole::MutedText
                                             : ColorRole::Text);
    if (m_chevron) {
        const QPixmap chevron = iconPixmap(Icon::ChevronDown, ink, chevronSize, devicePixelRatioF());
        const QPoint corner(inside.right() + 1 - chevronSize, rect().center().y() + 1 - chevronSize / 2);
        if (m_chevronUp) {
            painter.save();
            painter.translate(corner.x(), corner.y() + chevronSize);
            painter.scale(1, -1);
            painter.drawPixmap(0, 0, chevron);
            painter.restore();
        } else {
            painter.drawPixmap(corner, chevron);
        }
    }
    painter.setPen(ink);
    QFont written = font();
    written.setStrikeOut(m_series && !isChecked());
    painter.setFont(written);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
}

void ChartButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ChartButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace runglass
