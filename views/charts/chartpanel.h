// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "figures/chartdata.h"
#include "tables/displayvalues.h"

#include <QList>
#include <QWidget>

#include <optional>

class QMenu;
class QStackedWidget;

namespace runglass {

class BucketChart;
class ChartButton;
class ChartLegend;
class DistributionChart;
class FiguresView;
class TimeChart;

/// The card with the charts of a selection: over time, as a distribution, or as a table of the same figures.
/// Knows no session: it is given snapshots and says what a user wants.
class ChartPanel : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Time, Distribution };

    explicit ChartPanel(QWidget *parent = nullptr);

    /// Whether it is about log entries, which have no distribution.
    void setSubject(bool isLogs);
    /// Both may be null while nothing is known yet.
    void setFigures(TimeChartPointer times, DistributionPointer durations, const DisplayValues &values,
                    Micros now);
    /// What was chosen; nothing: as it suits the range.
    void setUnit(std::optional<BucketUnit> unit);
    void setCanGoBack(bool can);

    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    bool isCollapsed() const { return m_isCollapsed; }
    void setCollapsed(bool collapsed);
    bool isLogarithmic() const;
    void setLogarithmic(bool logarithmic);
    bool isTableShown() const;
    void setTableShown(bool shown);
    /// Of the chart itself, in pixels.
    void setChartHeight(int height);

    /// Puts the focus into what is shown, opening it where it is collapsed.
    void focusChart();
    /// What takes the focus, in the order in which Tab goes through it.
    QList<QWidget *> focusOrder() const;
    TimeChart *timeChart() const { return m_timeChart; }
    /// Null until it is looked at for the first time, as is the table.
    DistributionChart *distributionChart() const { return m_distributionChart; }
    FiguresView *table() const { return m_table; }

Q_SIGNALS:
    void zoomRequested(const runglass::TimeRange &range);
    void backRequested();
    /// Response times in [fromMs, toMs).
    void durationsChosen(qint64 fromMs, qint64 toMs);
    void unitChosen(std::optional<runglass::BucketUnit> unit);
    /// kind(), isCollapsed() or isLogarithmic(), by the user.
    void lookChanged();
    /// The keyboard is done here.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeHead();
    void makeDistribution();
    void makeTable();
    void connectChart(BucketChart *chart);
    void openUnits();
    void choose(std::size_t first, std::size_t last);
    void showState();
    void showFigures();
    void fillTable();
    BucketChart *chart() const;

    ChartButton *m_timeButton;
    ChartButton *m_distributionButton;
    ChartLegend *m_legend;
    ChartButton *m_back;
    ChartButton *m_units;
    ChartButton *m_logarithmic;
    ChartButton *m_tableButton;
    ChartButton *m_collapse;
    QStackedWidget *m_body;
    TimeChart *m_timeChart;
    DistributionChart *m_distributionChart = nullptr;
    FiguresView *m_table = nullptr;

    Kind m_kind = Kind::Time;
    bool m_isLogs = false;
    bool m_isCollapsed = false;
    bool m_canGoBack = false;
    std::optional<BucketUnit> m_unit;
    TimeChartPointer m_times;
    DistributionPointer m_durations;
    DisplayValues m_values;
    Micros m_now = 0;
};

} // namespace runglass
