// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/readoutbox.h"

#include "charts/linepattern.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QPainter>

#include <algorithm>

namespace runglass {

namespace {

constexpr int padding = 8;
constexpr int signWidth = 14;
constexpr int columnGap = 16;
constexpr int valueGap = 12;
constexpr int distance = 10; ///< from the bucket

} // namespace

ReadoutBox::ReadoutBox(QWidget *chart)
    : QWidget(chart)
    , m_percentiles(ChartSeriesTable::percentiles())
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setFont(runglass::font(FontRole::Caption));
    hide();
}

void ReadoutBox::show(const ChartReadout &readout, const QRectF &bucket, const QRectF &plot)
{
    if (m_counts.empty() || m_readout.isLogs != readout.isLogs)
        m_counts = ChartSeriesTable::counts(readout.isLogs);
    m_readout = readout;
    const QSize wanted = wantedSize();
    const QRect inside = parentWidget()->rect();
    int left = static_cast<int>(bucket.right()) + distance;
    if (left + wanted.width() > inside.right())
        left = static_cast<int>(bucket.left()) - distance - wanted.width();
    left = std::max(2, std::min(left, inside.right() - wanted.width()));
    const int top =
        std::clamp(static_cast<int>(plot.top()) + 4, 2, std::max(2, inside.height() - wanted.height() - 2));
    setGeometry({{left, top}, wanted});
    raise();
    QWidget::show();
    update();
}

ReadoutBox::Widths ReadoutBox::widthsOf(const std::vector<ChartReadout::Row> &rows) const
{
    Widths widths;
    const QFontMetrics text(font());
    for (const ChartReadout::Row &row : rows) {
        widths.labels = std::max(widths.labels, text.horizontalAdvance(row.label));
        widths.values = std::max(widths.values, text.horizontalAdvance(row.value));
    }
    return widths;
}

int ReadoutBox::widthOf(const std::vector<ChartReadout::Row> &rows) const
{
    if (rows.empty())
        return 0;
    const Widths widths = widthsOf(rows);
    return signWidth + widths.labels + valueGap + widths.values;
}

QSize ReadoutBox::wantedSize() const
{
    const QFontMetrics text(font());
    const int counts = widthOf(m_readout.counts);
    const int times = widthOf(m_readout.times);
    const int columns = counts + times + (times > 0 ? columnGap : 0);
    const int width =
        std::max({columns, text.horizontalAdvance(m_readout.title), text.horizontalAdvance(m_readout.note)});
    const auto lines = static_cast<int>(std::max(m_readout.counts.size(), m_readout.times.size())) + 1 +
                       (m_readout.note.isEmpty() ? 0 : 1);
    return {width + 2 * padding + 2, lines * text.height() + 2 * padding - 4};
}

void paintSeriesSign(QPainter &painter, const ChartSeries &series, const QRectF &place,
                     const QPalette &palette)
{
    if (series.line == Qt::NoPen) {
        const double side = std::min(8.0, std::min(place.width(), place.height()));
        const QRectF square(std::floor(place.left()), std::floor(place.center().y() - side / 2), side, side);
        const QBrush brush = brushOf(series, palette);
        painter.fillRect(square, brush);
        if (brush.style() != Qt::SolidPattern) {
            painter.setPen(brush.color());
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(square.adjusted(0, 0, -1, -1));
        }
        return;
    }
    painter.setPen(QPen(color(palette, series.color), 1.5, Qt::SolidLine, Qt::FlatCap));
    const double y = std::floor(place.center().y()) + 0.5;
    drawPatternedLine(painter, {QPointF(place.left(), y), QPointF(place.right(), y)}, series.line);
}

void ReadoutBox::paintSign(QPainter &painter, std::size_t series, const QRectF &place) const
{
    if (series >= firstPercentile)
        paintSeriesSign(painter, m_percentiles[series - firstPercentile], place, palette());
    else if (series < m_counts.size())
        paintSeriesSign(painter, m_counts[series], place, palette());
}

void ReadoutBox::paintRows(QPainter &painter, const std::vector<ChartReadout::Row> &rows, int left,
                           int top) const
{
    const int line = painter.fontMetrics().height();
    const Widths widths = widthsOf(rows);
    for (const ChartReadout::Row &row : rows) {
        if (row.series)
            paintSign(painter, *row.series, QRectF(left, top, signWidth - 4, line));
        painter.setPen(color(this, ColorRole::MutedText));
        painter.drawText(QRect(left + signWidth, top, widths.labels + 2, line),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, row.label);
        painter.setPen(color(this, ColorRole::Text));
        painter.drawText(QRect(left + signWidth + widths.labels + valueGap, top, widths.values, line),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, row.value);
        top += line;
    }
}

void ReadoutBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(this, ColorRole::Line));
    painter.setBrush(color(this, ColorRole::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    const int line = painter.fontMetrics().height();
    const int top = padding - 2;
    painter.setPen(color(this, ColorRole::Text));
    const auto write = [&](int y, const QString &text) {
        painter.drawText(QRect(padding, y, width() - 2 * padding, line),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    write(top, m_readout.title);
    paintRows(painter, m_readout.counts, padding, top + line);
    paintRows(painter, m_readout.times, padding + widthOf(m_readout.counts) + columnGap, top + line);
    painter.setPen(color(this, ColorRole::MutedText));
    const auto rows = static_cast<int>(std::max(m_readout.counts.size(), m_readout.times.size()));
    write(top + line * (rows + 1), m_readout.note);
}

} // namespace runglass
