// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/flatbutton.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace runglass {

namespace {

constexpr int padding = 12;
constexpr int gap = 6;
constexpr int dotSize = 9;
constexpr int chevronSize = 12;
constexpr int lowest = 30;
constexpr int badgeHeight = 18;
constexpr int slack = 2; // what a text is wider than its whole pixels

} // namespace

FlatButton::FlatButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setFont(runglass::font(FontRole::Ui));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void FlatButton::setLeadingIcon(std::optional<Icon> icon)
{
    m_leading = icon;
    updateGeometry();
    update();
}

void FlatButton::setDot(const QColor &color)
{
    m_dot = color;
    updateGeometry();
    update();
}

void FlatButton::setChevron(bool shown)
{
    m_chevron = shown;
    updateGeometry();
    update();
}

void FlatButton::setBadge(const QString &badge)
{
    if (badge == m_badge)
        return;
    m_badge = badge;
    updateGeometry();
    update();
}

void FlatButton::setStrong(bool strong)
{
    setFont(runglass::font(strong ? FontRole::UiStrong : FontRole::Ui));
}

int FlatButton::leadingWidth() const
{
    const int after = text().isEmpty() ? 0 : gap;
    if (m_dot.isValid())
        return dotSize + after;
    return m_leading ? metrics::icon + after : 0;
}

int FlatButton::badgeWidth() const
{
    return m_badge.isEmpty() ? 0 : std::max(badgeHeight, fontMetrics().horizontalAdvance(m_badge) + 2 * gap);
}

QSize FlatButton::sizeHint() const
{
    const int chevron = (m_chevron ? chevronSize + gap : 0) + (m_badge.isEmpty() ? 0 : badgeWidth() + gap);
    return {2 * padding + leadingWidth() + fontMetrics().horizontalAdvance(text()) + slack + chevron,
            qMax(lowest, fontMetrics().height() + 12)};
}

void FlatButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool pressed = isDown() || isChecked();
    const bool hovered = underMouse() && isEnabled();
    painter.setPen(QPen(color(this, hasFocus() ? ColorRole::Accent : ColorRole::Line), hasFocus() ? 2 : 1));
    painter.setBrush(color(this, pressed   ? ColorRole::Selection
                                 : hovered ? ColorRole::Raised
                                           : ColorRole::Surface));
    const qreal inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), metrics::radius,
                            metrics::radius);

    const QColor text = color(this, isEnabled() ? ColorRole::Text : ColorRole::MutedText);
    QRect inside = rect().adjusted(padding, 0, -padding, 0);
    const int middle = rect().center().y() + 1;
    if (m_dot.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dot);
        painter.drawEllipse(QRectF(inside.left(), middle - dotSize / 2.0, dotSize, dotSize));
    } else if (m_leading) {
        painter.drawPixmap(inside.left(), middle - metrics::icon / 2,
                           iconPixmap(*m_leading, text, metrics::icon, devicePixelRatioF()));
    }
    inside.setLeft(inside.left() + leadingWidth());
    if (m_chevron) {
        painter.drawPixmap(inside.right() + 1 - chevronSize, middle - chevronSize / 2,
                           iconPixmap(Icon::ChevronDown, text, chevronSize, devicePixelRatioF()));
        inside.setRight(inside.right() - chevronSize - gap);
    }
    if (!m_badge.isEmpty()) {
        paintBadge(painter, inside);
        inside.setRight(inside.right() - badgeWidth() - gap);
    }
    painter.setPen(text);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(QPushButton::text(), Qt::ElideRight, inside.width()));
}

void FlatButton::paintBadge(QPainter &painter, const QRect &inside) const
{
    const int wide = badgeWidth();
    const QRectF place(inside.right() + 1 - wide, (height() - badgeHeight) / 2.0, wide, badgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(this, ColorRole::Accent));
    painter.drawRoundedRect(place, badgeHeight / 2.0, badgeHeight / 2.0);
    painter.setPen(color(this, ColorRole::AccentText));
    painter.setFont(runglass::font(FontRole::Caption));
    painter.drawText(place, Qt::AlignCenter, m_badge);
    painter.setFont(font());
}

void FlatButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        update();
    QPushButton::changeEvent(event);
}

} // namespace runglass
