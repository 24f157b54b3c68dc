// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/chartseries.h"

#include <QList>
#include <QWidget>

#include <vector>

namespace runglass {

class ChartButton;

/// The series of a chart, each to be left out or taken in by a click. Shows as many as there is room for.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    explicit ChartLegend(QWidget *parent = nullptr);

    /// Of a chart of runs or log entries; without counts there are only the percentiles.
    void showSeries(bool isLogs, bool withCounts);
    /// Runs whose status is not known have an entry only where there are any.
    void setHasUnknown(bool hasUnknown);
    /// What is left out of the chart that is shown.
    SeriesSet hidden() const;
    /// In the order in which they stand; also those without a place now.
    QList<QWidget *> buttons() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

Q_SIGNALS:
    /// hidden()
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Of every chart, so that the buttons keep their places for the keyboard.
    struct Entry
    {
        enum class Of { Runs, Logs, Times };
        Of of = Of::Runs;
        std::size_t series = 0;
        ChartButton *button = nullptr;
    };

    void add(Entry::Of of, std::size_t series, const ChartSeries &look);
    bool isWanted(const Entry &entry) const;
    void place();

    std::vector<Entry> m_entries;
    bool m_isLogs = false;
    bool m_withCounts = true;
    bool m_hasUnknown = false;
};

} // namespace runglass
