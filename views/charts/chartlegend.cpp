// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/chartlegend.h"

#include "charts/chartbutton.h"

#include <utility>

namespace runglass {

namespace {

constexpr std::size_t unknownRuns = 3;

} // namespace

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    for (const bool isLogs : {false, true}) {
        std::size_t place = 0;
        for (const ChartSeries &series : ChartSeriesTable::counts(isLogs))
            add(isLogs ? Entry::Of::Logs : Entry::Of::Runs, place++, series);
    }
    std::size_t place = firstPercentile;
    for (const ChartSeries &series : ChartSeriesTable::percentiles())
        add(Entry::Of::Times, place++, series);
}

void ChartLegend::add(Entry::Of of, std::size_t series, const ChartSeries &look)
{
    auto *button = new ChartButton(look.label, this);
    button->setSeries(look);
    button->setToolTip(tr("Show or leave out"));
    button->setAccessibleName(tr("%1 in the chart").arg(look.label));
    connect(button, &QAbstractButton::toggled, this, &ChartLegend::changed);
    m_entries.push_back({of, series, button});
}

void ChartLegend::showSeries(bool isLogs, bool withCounts)
{
    if (isLogs == m_isLogs && withCounts == m_withCounts)
        return;
    m_isLogs = isLogs;
    m_withCounts = withCounts;
    updateGeometry();
    place();
}

void ChartLegend::setHasUnknown(bool hasUnknown)
{
    if (std::exchange(m_hasUnknown, hasUnknown) == hasUnknown)
        return;
    updateGeometry();
    place();
}

bool ChartLegend::isWanted(const Entry &entry) const
{
    switch (entry.of) {
    case Entry::Of::Runs:
        return !m_isLogs && m_withCounts && (entry.series != unknownRuns || m_hasUnknown);
    case Entry::Of::Logs:
        return m_isLogs && m_withCounts;
    case Entry::Of::Times:
        break;
    }
    return !m_isLogs;
}

SeriesSet ChartLegend::hidden() const
{
    SeriesSet hidden;
    for (const Entry &entry : m_entries) {
        if (isWanted(entry))
            hidden[entry.series] = !entry.button->isChecked();
    }
    return hidden;
}

QList<QWidget *> ChartLegend::buttons() const
{
    QList<QWidget *> all;
    for (const Entry &entry : m_entries)
        all.append(entry.button);
    return all;
}

QSize ChartLegend::sizeHint() const
{
    QSize size(0, fontMetrics().height() + 8);
    for (const Entry &entry : m_entries) {
        const QSize button = entry.button->sizeHint();
        if (isWanted(entry))
            size = {size.width() + button.width(), std::max(size.height(), button.height())};
    }
    return size;
}

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void ChartLegend::place()
{
    int left = 0;
    for (const Entry &entry : m_entries) {
        const QSize size = entry.button->sizeHint();
        const bool fits = isWanted(entry) && left + size.width() <= width();
        entry.button->setVisible(fits);
        if (!isWanted(entry))
            continue;
        entry.button->setGeometry({{left, (height() - size.height()) / 2}, size});
        left += size.width();
    }
}

} // namespace runglass
