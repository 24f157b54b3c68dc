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
}

void ChartLegend::showSeries(bool isLogs, bool withCounts)
{
    if (!m_entries.empty() && isLogs == m_isLogs && withCounts == m_withCounts)
        return;
    // What was left out of other counts says nothing about these.
    if (isLogs != m_isLogs)
        m_hidden.reset();
    m_isLogs = isLogs;
    m_withCounts = withCounts;
    for (const Entry &entry : std::exchange(m_entries, {}))
        delete entry.button;
    const std::vector<ChartSeries> counts = ChartSeriesTable::counts(isLogs);
    for (std::size_t series = 0; withCounts && series < counts.size(); ++series)
        add(series, counts[series]);
    const std::vector<ChartSeries> percentiles = ChartSeriesTable::percentiles();
    for (std::size_t which = 0; !isLogs && which < percentiles.size(); ++which)
        add(firstPercentile + which, percentiles[which]);
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

void ChartLegend::add(std::size_t series, const ChartSeries &look)
{
    auto *button = new ChartButton(look.label, this);
    button->setSeries(look);
    button->setChecked(!m_hidden[series]);
    button->setToolTip(tr("Show or leave out"));
    button->setAccessibleName(tr("%1 in the chart").arg(look.label));
    connect(button, &QAbstractButton::toggled, this, [this, series](bool shown) {
        m_hidden[series] = !shown;
        Q_EMIT changed();
    });
    m_entries.push_back({series, button});
}

bool ChartLegend::isWanted(const Entry &entry) const
{
    return m_isLogs || entry.series != unknownRuns || m_hasUnknown;
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
