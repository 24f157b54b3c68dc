// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runs/runscards.h"

#include "common/metriccard.h"
#include "common/metrics.h"

#include <QHBoxLayout>

namespace runglass {

RunsCards::RunsCards(QWidget *parent)
    : QWidget(parent)
    , m_total(new MetricCard(
          tr("Total Runs"),
          tr("How many runs there are in the selection. Below it: all runs since the script was "
             "first deployed, which is what usage and billing count. Example: 12,408 runs in the "
             "last 7 days, 861,002 in all."),
          this))
    , m_p90(new MetricCard(
          tr("Response Time (P90)"),
          tr("90 % of the runs that have a response time took this long or less. Example: at 1.82 s, "
             "9 of 10 runs were done within 1.82 s and 1 of 10 took longer."),
          this))
    , m_p99(new MetricCard(
          tr("Response Time (P99)"),
          tr("99 % of the runs that have a response time took this long or less: what the slowest "
             "are like. Example: at 9.40 s, 1 of 100 runs took longer than 9.40 s."),
          this))
    , m_failureRate(
          new MetricCard(tr("Failure Rate"),
                         tr("Failed runs divided by all runs in the selection. Example: 1 failed of 3 is "
                            "33.33 %."),
                         this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::cardGap);
    for (MetricCard *card : {m_total, m_p90, m_p99, m_failureRate})
        row->addWidget(card, 1);
}

void RunsCards::showFigures(const std::optional<RunStats> &stats,
                            std::optional<std::int64_t> sinceFirstDeployment, const DisplayValues &values)
{
    const auto duration = [&](std::optional<std::int64_t> ms) {
        return ms ? values.duration(*ms) : QString();
    };
    const QString since = sinceFirstDeployment
                              ? tr("%1 since first deployment").arg(values.count(*sinceFirstDeployment))
                              : QString();
    m_total->setFigure(stats ? values.count(stats->total) : QString(), since);
    m_p90->setFigure(stats ? duration(stats->p90Ms) : QString());
    m_p99->setFigure(stats ? duration(stats->p99Ms) : QString());
    const auto rate = stats ? stats->failureRate() : std::nullopt;
    m_failureRate->setFigure(rate ? values.percent(*rate) : QString(),
                             rate ? tr("%1 failed").arg(values.count(stats->failed)) : QString());
}

} // namespace runglass
