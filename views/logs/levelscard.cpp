// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logs/levelscard.h"

#include "common/metrics.h"
#include "common/pill.h"
#include "common/theme.h"
#include "tables/logsmodel.h"

#include <QPainter>

namespace runglass {

namespace {

constexpr int sidePadding = 16;
constexpr int topPadding = 12;

constexpr std::array<LogLevel, logLevelCount> order{LogLevel::Error, LogLevel::Warning, LogLevel::Info,
                                                    LogLevel::Debug, LogLevel::Stderr,  LogLevel::Stdout};

int heightOf(FontRole role)
{
    return QFontMetrics(runglass::font(role)).height();
}

} // namespace

LevelsCard::LevelsCard(QWidget *parent)
    : QWidget(parent)
{
    for (std::size_t i = 0; i < order.size(); ++i)
        m_levels[i].level = order[i];
    const QString explanation =
        tr("Which levels the log entries in the selection have, and what part of all "
           "of them that is. Example: 310 of 62,040 entries of level Error are 0.50 %.");
    setToolTip(explanation);
    setAccessibleDescription(explanation);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    tellAccessibility();
}

void LevelsCard::setCounts(const std::optional<LogStats> &stats, const DisplayValues &values)
{
    auto levels = m_levels;
    for (Level &level : levels) {
        level.figure.clear();
        level.share.clear();
        if (!stats)
            continue;
        const std::int64_t count = stats->byLevel[static_cast<std::size_t>(level.level)];
        level.figure = values.count(count);
        if (stats->total > 0)
            level.share =
                values.percent(100.0 * static_cast<double>(count) / static_cast<double>(stats->total));
    }
    if (levels == m_levels)
        return;
    m_levels = levels;
    tellAccessibility();
    update();
}

void LevelsCard::tellAccessibility()
{
    QStringList parts;
    for (const Level &level : m_levels) {
        const QString figure = level.figure.isEmpty() ? tr("not known yet") : level.figure;
        parts << tr("%1: %2").arg(DisplayValues::label(level.level), figure);
    }
    setAccessibleName(tr("Log levels. %1").arg(parts.join(QStringLiteral(", "))));
}

QSize LevelsCard::sizeHint() const
{
    return {720, 2 * topPadding + 2 * heightOf(FontRole::Caption) + heightOf(FontRole::Metric) + 2};
}

QSize LevelsCard::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

void LevelsCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(this, ColorRole::Line));
    painter.setBrush(color(this, ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius,
                            metrics::cardRadius);
    const int room = width() - 2 * sidePadding;
    const int count = static_cast<int>(m_levels.size());
    for (int i = 0; i < count; ++i) {
        const Level &level = m_levels[static_cast<std::size_t>(i)];
        QRect line(sidePadding + room * i / count, topPadding, room / count - metrics::unit, 0);
        line.setHeight(heightOf(FontRole::Caption));
        painter.setFont(runglass::font(FontRole::Caption));
        // A pill is higher than its word.
        paintPill(painter, line.adjusted(0, -metrics::unit - 1, 0, metrics::unit), palette(),
                  lookOf(LogsModel::toneOf(level.level)), DisplayValues::label(level.level));
        const auto write = [&](FontRole role, ColorRole pen, const QString &text) {
            line.moveTop(line.bottom() + 2);
            line.setHeight(heightOf(role));
            painter.setFont(runglass::font(role));
            painter.setPen(color(this, pen));
            painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                             painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
        };
        write(FontRole::Metric, level.figure.isEmpty() ? ColorRole::MutedText : ColorRole::Text,
              level.figure.isEmpty() ? QStringLiteral("–") : level.figure);
        write(FontRole::Caption, ColorRole::MutedText, level.share);
    }
}

} // namespace runglass
