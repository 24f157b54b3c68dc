// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/metriccard.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>

namespace runglass {

namespace {

constexpr int sidePadding = 16;
constexpr int topPadding = 12;

int heightOf(FontRole role)
{
    return QFontMetrics(runglass::font(role)).height();
}

} // namespace

MetricCard::MetricCard(const QString &title, const QString &explanation, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
{
    setToolTip(explanation);
    setAccessibleDescription(explanation);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    tellAccessibility();
}

void MetricCard::setFigure(const QString &figure, const QString &note)
{
    if (figure == m_figure && note == m_note)
        return;
    m_figure = figure;
    m_note = note;
    tellAccessibility();
    update();
}

void MetricCard::tellAccessibility()
{
    const QString figure = m_figure.isEmpty() ? tr("not known yet") : m_figure;
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(m_title, figure, m_note).trimmed());
}

QSize MetricCard::sizeHint() const
{
    return {240, 2 * topPadding + 2 * heightOf(FontRole::Caption) + heightOf(FontRole::Metric) + 2};
}

QSize MetricCard::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void MetricCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(this, ColorRole::Line));
    painter.setBrush(color(this, ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius,
                            metrics::cardRadius);

    QRect line(sidePadding, topPadding, width() - 2 * sidePadding, 0);
    const auto write = [&](FontRole role, ColorRole pen, const QString &text) {
        painter.setFont(runglass::font(role));
        painter.setPen(color(this, pen));
        line.setHeight(heightOf(role));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
        line.moveTop(line.bottom() + 2);
    };
    write(FontRole::Caption, ColorRole::MutedText, m_title);
    write(FontRole::Metric, m_figure.isEmpty() ? ColorRole::MutedText : ColorRole::Text,
          m_figure.isEmpty() ? QStringLiteral("–") : m_figure);
    write(FontRole::Caption, ColorRole::MutedText, m_note);
}

} // namespace runglass
