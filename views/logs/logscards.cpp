// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logs/logscards.h"

#include "common/metriccard.h"
#include "common/metrics.h"
#include "figures/trendpoints.h"
#include "logs/levelscard.h"

#include <QGridLayout>

namespace runglass {

namespace {

constexpr std::size_t mostTrendPoints = 56;

} // namespace

LogsCards::LogsCards(QWidget *parent)
    : QWidget(parent)
    , m_total(new MetricCard(
          tr("Total Logs"),
          tr("How many log entries there are in the selection: how active the script is, how deep "
             "its debugging goes, how complex its work is, and how visible its errors are. Example: "
             "62,040 entries from 12,408 runs are 5 per run."),
          this))
    , m_levels(new LevelsCard(this))
{
    // As wide as one and as three of the four cards above the runs.
    auto *row = new QGridLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::cardGap);
    row->addWidget(m_total, 0, 0);
    row->addWidget(m_levels, 0, 1, 1, 3);
    for (int column = 0; column < 4; ++column)
        row->setColumnStretch(column, 1);
}

void LogsCards::showFigures(const FiguresPointer &figures, const DisplayValues &values, Micros now)
{
    const auto stats = figures ? figures->logs : std::nullopt;
    m_total->setFigure(stats ? values.count(stats->total) : QString());
    m_levels->setCounts(stats, values);
    ChangeText change;
    MetricCard::Trend trend{{}, true, ColorRole::MutedText};
    if (stats) {
        const ChangeTexts texts(figures->question.selection.range, figures->question.preceding, values, now);
        change = texts.count(stats->total,
                             figures->logsBefore ? std::optional(figures->logsBefore->total) : std::nullopt);
        trend.points = trendPoints(figures->timeChart->logs, mostTrendPoints);
    }
    m_total->setChange(change);
    m_total->setTrend(trend);
}

} // namespace runglass
