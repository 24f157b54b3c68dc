// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logs/logscards.h"

#include "common/metriccard.h"
#include "common/metrics.h"

#include <QHBoxLayout>
#include <QStringList>

namespace runglass {

namespace {

/// "12 errors"-like parts, most serious first, of the levels that matter when something fails.
QString serious(const LogStats &stats, const DisplayValues &values)
{
    QStringList parts;
    for (const LogLevel level : {LogLevel::Error, LogLevel::Warning, LogLevel::Stderr}) {
        const std::int64_t count = stats.byLevel[static_cast<std::size_t>(level)];
        if (count > 0)
            parts << QStringLiteral("%1 %2").arg(DisplayValues::label(level), values.count(count));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

LogsCards::LogsCards(QWidget *parent)
    : QWidget(parent)
    , m_total(new MetricCard(
          tr("Total Logs"),
          tr("How many log entries there are in the selection: how active the script is, how deep "
             "its debugging goes, how complex its work is, and how visible its errors are. Example: "
             "62,040 entries from 12,408 runs are 5 per run."),
          this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::cardGap);
    row->addWidget(m_total, 1);
    // As wide as one of the four cards above the runs.
    for (int i = 0; i < 3; ++i) {
        auto *room = new QWidget(this);
        room->setSizePolicy(m_total->sizePolicy());
        row->addWidget(room, 1);
    }
}

void LogsCards::showFigures(const std::optional<LogStats> &stats, const DisplayValues &values)
{
    m_total->setFigure(stats ? values.count(stats->total) : QString(),
                       stats ? serious(*stats, values) : QString());
}

} // namespace runglass
