// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runs/runscards.h"

#include "common/metriccard.h"
#include "common/metrics.h"
#include "figures/trendpoints.h"

#include <QHBoxLayout>

namespace runglass {

namespace {

/// Of a line that is some hundred pixels wide.
constexpr std::size_t mostTrendPoints = 56;

} // namespace

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

void RunsCards::showFigures(const FiguresPointer &figures, std::optional<std::int64_t> sinceFirstDeployment,
                            const DisplayValues &values, Micros now)
{
    const auto stats = figures ? figures->runs : std::nullopt;
    const RunStats shown = stats.value_or(RunStats());
    const auto duration = [&](std::optional<std::int64_t> ms) {
        return ms ? values.duration(*ms) : QString();
    };
    const QString since = sinceFirstDeployment
                              ? tr("%1 since first deployment").arg(values.count(*sinceFirstDeployment))
                              : QString();
    m_total->setFigure(stats ? values.count(shown.total) : QString(), since);
    m_p90->setFigure(duration(shown.p90Ms));
    m_p99->setFigure(duration(shown.p99Ms));
    const auto rate = shown.failureRate();
    m_failureRate->setFigure(rate ? values.percent(*rate) : QString(),
                             rate ? tr("%1 failed").arg(values.count(shown.failed)) : QString());
    showChanges(figures.get(), values, now);
    showTrends(figures.get());
}

void RunsCards::showChanges(const Figures *figures, const DisplayValues &values, Micros now)
{
    if (!figures || !figures->runs) {
        for (MetricCard *card : {m_total, m_p90, m_p99, m_failureRate})
            card->setChange({});
        return;
    }
    const RunStats &stats = *figures->runs;
    const RunStats before = figures->runsBefore.value_or(RunStats());
    const ChangeTexts texts(figures->question.selection.range, figures->question.preceding, values, now);
    m_total->setChange(
        texts.count(stats.total, figures->runsBefore ? std::optional(before.total) : std::nullopt));
    m_p90->setChange(texts.duration(stats.p90Ms, before.p90Ms));
    m_p99->setChange(texts.duration(stats.p99Ms, before.p99Ms));
    m_failureRate->setChange(texts.rate(stats.failureRate(), before.failureRate()));
}

void RunsCards::showTrends(const Figures *figures)
{
    const auto trend = [&](TrendFigure figure, bool fromZero, ColorRole color) {
        MetricCard::Trend line{{}, fromZero, color};
        if (figures)
            line.points = trendPoints(figures->timeChart->runs, figure, mostTrendPoints);
        return line;
    };
    m_total->setTrend(trend(TrendFigure::Total, true, ColorRole::MutedText));
    m_p90->setTrend(trend(TrendFigure::P90, false, ColorRole::ChartP90));
    m_p99->setTrend(trend(TrendFigure::P99, false, ColorRole::ChartP99));
    m_failureRate->setTrend(trend(TrendFigure::FailureRate, true, ColorRole::ChartFailed));
}

} // namespace runglass
