// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/metriccard.h"

#include "common/metrics.h"
#include "common/sparkline.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>

namespace runglass {

namespace {

constexpr int sidePadding = 16;
constexpr int topPadding = 12;
constexpr int mostTrendWidth = 112;
/// A narrower line tells nothing.
constexpr int leastTrendWidth = 40;

int heightOf(FontRole role)
{
    return QFontMetrics(runglass::font(role)).height();
}

ColorRole roleOf(ChangeText::Tone tone)
{
    switch (tone) {
    case ChangeText::Tone::Better:
        return ColorRole::Success;
    case ChangeText::Tone::Worse:
        return ColorRole::Failed;
    case ChangeText::Tone::Plain:
        break;
    }
    return ColorRole::MutedText;
}

} // namespace

MetricCard::MetricCard(const QString &title, const QString &explanation, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_explanation(explanation)
{
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

void MetricCard::setChange(const ChangeText &change)
{
    if (change == m_change)
        return;
    m_change = change;
    tellAccessibility();
    update();
}

void MetricCard::setTrend(const Trend &trend)
{
    if (trend == m_trend)
        return;
    m_trend = trend;
    update();
}

void MetricCard::tellAccessibility()
{
    QStringList parts{m_figure.isEmpty() ? tr("not known yet") : m_figure};
    for (const QString &part : {m_note, m_change.text}) {
        if (!part.isEmpty())
            parts << part;
    }
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title, parts.join(QStringLiteral(". "))));
    const QString explanation = m_change.details.isEmpty()
                                    ? m_explanation
                                    : m_explanation + QStringLiteral("\n\n") + m_change.details;
    setAccessibleDescription(explanation);
    setToolTip(explanation);
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
        const int end = line.left() + painter.fontMetrics().horizontalAdvance(text);
        const QRect written = line;
        line.moveTop(line.bottom() + 2);
        return QRect(QPoint(end, written.top()), written.bottomRight());
    };
    write(FontRole::Caption, ColorRole::MutedText, m_title);
    const QRect beside = write(FontRole::Metric, m_figure.isEmpty() ? ColorRole::MutedText : ColorRole::Text,
                               m_figure.isEmpty() ? QStringLiteral("–") : m_figure);
    line.setHeight(heightOf(FontRole::Caption));
    paintNote(painter, line);
    const int room = std::min(mostTrendWidth, beside.width() - sidePadding);
    if (room < leastTrendWidth)
        return;
    const QRect place(beside.right() - room + 1, beside.top() + 2, room, beside.height() - 4);
    paintSparkline(painter, place, m_trend.points, m_trend.fromZero, color(this, m_trend.color));
}

/// The note, then what has changed in the colour of its meaning, in brief where there is little room; what
/// does not fit is cut at the end.
void MetricCard::paintNote(QPainter &painter, const QRect &line) const
{
    painter.setFont(runglass::font(FontRole::Caption));
    QRect room = line;
    const auto write = [&](ColorRole pen, const QString &text) {
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width());
        painter.setPen(color(this, pen));
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        room.setLeft(
            std::min(room.left() + painter.fontMetrics().horizontalAdvance(shown), room.right() + 1));
    };
    if (!m_note.isEmpty())
        write(ColorRole::MutedText, m_change.text.isEmpty() ? m_note : m_note + QStringLiteral(" · "));
    if (m_change.text.isEmpty())
        return;
    const bool fits = painter.fontMetrics().horizontalAdvance(m_change.text) <= room.width();
    write(roleOf(m_change.tone), fits ? m_change.text : m_change.brief);
}

} // namespace runglass
