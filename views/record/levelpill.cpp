// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/levelpill.h"

#include "common/metrics.h"
#include "common/plaintooltip.h"
#include "record/runlogdelegate.h"
#include "tables/displayvalues.h"

#include <QPainter>

namespace runglass {

namespace {

constexpr int ring = 2;
constexpr int around = 36; // what a pill is wider than its word

QFont pillFont()
{
    QFont font = runglass::font(FontRole::Caption);
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

LevelPill::LevelPill(LogLevel level, QWidget *parent)
    : QAbstractButton(parent)
    , m_level(level)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(DisplayValues::label(level));
    setToolTip(plainToolTip(tr("Show %1 entries").arg(text())));
}

void LevelPill::setCount(const QString &count)
{
    m_count = count;
    setAccessibleName(tr("%1, %2 entries").arg(text(), count));
    updateGeometry();
    update();
}

QSize LevelPill::sizeHint() const
{
    const QFontMetrics fontMetrics(pillFont());
    const QString shown = text() + QLatin1Char(' ') + m_count;
    return {fontMetrics.horizontalAdvance(shown) + around + 2 * (ring + 1),
            fontMetrics.height() + 2 * metrics::unit + 2 * ring};
}

void LevelPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || hasFocus() || underMouse()) {
        const bool isStrong = isChecked() || hasFocus();
        painter.setPen(
            QPen(color(this, isStrong ? ColorRole::Accent : ColorRole::Line), isChecked() ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        const QRectF outline = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
    }
    painter.setFont(pillFont());
    paintPill(painter, rect().adjusted(ring + 1, ring - 1, -ring - 1, 3 - ring), palette(), lookOf(m_level),
              text() + QLatin1Char(' ') + m_count);
}

} // namespace runglass
