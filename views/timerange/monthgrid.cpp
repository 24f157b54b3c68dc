// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timerange/monthgrid.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace runglass {

namespace {

constexpr int cellWidth = 36;
constexpr int cellHeight = 28;
constexpr int columns = 7;
constexpr int rows = 6;

} // namespace

MonthGrid::MonthGrid(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFont(runglass::font(FontRole::Ui));
}

QSize MonthGrid::sizeHint() const
{
    return {columns * cellWidth, (rows + 1) * cellHeight};
}

void MonthGrid::setMonth(QDate anyDay, const QLocale &locale)
{
    m_month = QDate(anyDay.year(), anyDay.month(), 1);
    m_locale = locale;
    update();
}

void MonthGrid::setMarks(const Marks &marks)
{
    m_marks = marks;
    update();
}

int MonthGrid::columnOf(QDate day) const
{
    return (day.dayOfWeek() - m_locale.firstDayOfWeek() + 7) % 7;
}

QRect MonthGrid::rectOf(QDate day) const
{
    const int place = columnOf(m_month) + day.day() - 1;
    const QRect rect((place % columns) * cellWidth, (1 + place / columns) * cellHeight, cellWidth,
                     cellHeight);
    if (layoutDirection() == Qt::RightToLeft)
        return QRect(width() - rect.right() - 1, rect.top(), rect.width(), rect.height());
    return rect;
}

QDate MonthGrid::dayAt(const QPoint &position) const
{
    for (QDate day = m_month; day.month() == m_month.month(); day = day.addDays(1)) {
        if (rectOf(day).contains(position))
            return day;
    }
    return {};
}

void MonthGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(runglass::font(FontRole::Caption));
    painter.setPen(color(this, ColorRole::MutedText));
    // Any week has all names.
    for (int i = 0; i < columns; ++i) {
        const QDate day = m_month.addDays(i);
        const QRect place = rectOf(day);
        painter.drawText(QRect(place.left(), 0, cellWidth, cellHeight), Qt::AlignCenter,
                         m_locale.standaloneDayName(day.dayOfWeek(), QLocale::ShortFormat).left(3));
    }
    painter.setFont(font());
    for (QDate day = m_month; day.month() == m_month.month(); day = day.addDays(1))
        paintDay(painter, day);
}

void MonthGrid::paintDay(QPainter &painter, QDate day) const
{
    const QRectF cell = QRectF(rectOf(day)).adjusted(0, 2, 0, -2);
    const bool isFirst = m_marks.any && m_marks.first == day;
    const bool isLast = m_marks.any && m_marks.last == day;
    const bool inside =
        m_marks.any && (!m_marks.first || *m_marks.first <= day) && (!m_marks.last || day <= *m_marks.last);
    painter.setPen(Qt::NoPen);
    if (inside) {
        const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
        QRectF band = cell;
        if (rightToLeft ? isLast : isFirst)
            band.setLeft(cell.center().x());
        if (rightToLeft ? isFirst : isLast)
            band.setRight(cell.center().x());
        painter.fillRect(band, color(this, ColorRole::Selection));
    }
    const QRectF disc(cell.center().x() - cell.height() / 2 - 2, cell.top(), cell.height() + 4,
                      cell.height());
    ColorRole pen = day > m_marks.today ? ColorRole::MutedText : ColorRole::Text;
    if (inside)
        pen = ColorRole::SelectedText;
    if (isFirst || isLast) {
        painter.setBrush(color(this, ColorRole::Accent));
        painter.drawRoundedRect(disc, metrics::radius, metrics::radius);
        pen = ColorRole::AccentText;
    } else if (m_hovered == day) {
        painter.setBrush(color(this, inside ? ColorRole::Selection : ColorRole::Raised));
        painter.drawRoundedRect(disc, metrics::radius, metrics::radius);
    }
    if (m_marks.cursor == day) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color(this, isFirst || isLast ? ColorRole::AccentText : ColorRole::Accent), 1.5));
        painter.drawRoundedRect(disc.adjusted(2, 2, -2, -2), metrics::radius - 2, metrics::radius - 2);
    }
    painter.setPen(color(this, pen));
    painter.drawText(cell, Qt::AlignCenter, m_locale.toString(day.day()));
    if (day == m_marks.today) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(this, pen));
        painter.drawEllipse(QPointF(cell.center().x(), cell.bottom() - 3), 1.5, 1.5);
    }
}

void MonthGrid::mousePressEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->pos());
    if (event->button() == Qt::LeftButton && day.isValid())
        Q_EMIT clicked(day);
}

void MonthGrid::mouseMoveEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->pos());
    if (day == m_hovered)
        return;
    m_hovered = day;
    update();
}

void MonthGrid::leaveEvent(QEvent *)
{
    m_hovered = {};
    update();
}

} // namespace runglass
