// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/chartpanel.h"

#include "charts/chartbutton.h"
#include "charts/chartlegend.h"
#include "charts/charttexts.h"
#include "charts/distributionchart.h"
#include "charts/figuresview.h"
#include "charts/timechart.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace runglass {

namespace {

constexpr int sidePadding = 10;

/// A stack that is as high as the chart in it, whatever else it holds.
class Body : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;

    QSize minimumSizeHint() const override { return {0, 0}; }
};

} // namespace

ChartPanel::ChartPanel(QWidget *parent)
    : QWidget(parent)
    , m_timeButton(new ChartButton(tr("Over Time"), this))
    , m_distributionButton(new ChartButton(tr("Distribution"), this))
    , m_legend(new ChartLegend(this))
    , m_back(new ChartButton(tr("Zoom Out"), this))
    , m_units(new ChartButton(QString(), this))
    , m_logarithmic(new ChartButton(tr("Log Scale"), this))
    , m_tableButton(new ChartButton(tr("Table"), this))
    , m_collapse(new ChartButton(QString(), this))
    , m_body(new Body(this))
    , m_timeChart(new TimeChart(m_body))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    makeHead();
    m_body->addWidget(m_timeChart);
    m_body->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_timeChart->setAccessibleName(tr("Chart over time"));
    connectChart(m_timeChart);
    auto *column = findChild<QVBoxLayout *>();
    column->addWidget(m_body);
    setChartHeight(m_timeChart->sizeHint().height());
    showState();
}

void ChartPanel::makeHead()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(sidePadding, 4, sidePadding, 4);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    for (ChartButton *button : {m_timeButton, m_distributionButton}) {
        button->setCheckable(true);
        row->addWidget(button);
    }
    row->addSpacing(metrics::cardGap);
    row->addWidget(m_legend, 1);
    for (ChartButton *button : {m_back, m_units, m_logarithmic, m_tableButton, m_collapse})
        row->addWidget(button);
    column->addLayout(row);

    m_back->setToolTip(tr("Back to the range before (Backspace)"));
    m_units->setChevron(true);
    m_units->setToolTip(tr("How long the parts of time are"));
    m_logarithmic->setCheckable(true);
    m_logarithmic->setChecked(true);
    m_logarithmic->setToolTip(tr("Response times on a logarithmic scale"));
    m_tableButton->setCheckable(true);
    m_tableButton->setToolTip(tr("The same figures as a table (Shift+C)"));
    m_collapse->setChevron(true);

    connect(m_timeButton, &QAbstractButton::clicked, this, [this] {
        setKind(Kind::Time);
        Q_EMIT lookChanged();
    });
    connect(m_distributionButton, &QAbstractButton::clicked, this, [this] {
        setKind(Kind::Distribution);
        Q_EMIT lookChanged();
    });
    connect(m_legend, &ChartLegend::changed, this, [this] {
        m_timeChart->setHidden(m_legend->hidden());
        if (m_distributionChart)
            m_distributionChart->setHidden(m_legend->hidden());
    });
    connect(m_back, &QAbstractButton::clicked, this, &ChartPanel::backRequested);
    connect(m_units, &QAbstractButton::clicked, this, &ChartPanel::openUnits);
    connect(m_logarithmic, &QAbstractButton::toggled, this, [this](bool on) {
        m_timeChart->setLogarithmic(on);
        Q_EMIT lookChanged();
    });
    connect(m_tableButton, &QAbstractButton::clicked, this, &ChartPanel::setTableShown);
    connect(m_collapse, &QAbstractButton::clicked, this, [this] {
        setCollapsed(!m_isCollapsed);
        Q_EMIT lookChanged();
    });
}

void ChartPanel::connectChart(BucketChart *chart)
{
    connect(chart, &BucketChart::chosen, this, &ChartPanel::choose);
    connect(chart, &BucketChart::backRequested, this, &ChartPanel::backRequested);
}

void ChartPanel::choose(std::size_t first, std::size_t last)
{
    if (m_kind == Kind::Distribution && !m_isLogs) {
        if (m_durations && last + 1 < m_durations->bordersMs.size())
            Q_EMIT durationsChosen(m_durations->bordersMs[first], m_durations->bordersMs[last + 1]);
        return;
    }
    const TimeRange range = m_timeChart->rangeOf(first, last);
    if (!range.isEmpty())
        Q_EMIT zoomRequested(range);
}

void ChartPanel::makeDistribution()
{
    if (m_distributionChart)
        return;
    m_distributionChart = new DistributionChart(m_body);
    m_distributionChart->setAccessibleName(tr("Distribution of response times"));
    m_distributionChart->setHidden(m_legend->hidden());
    m_body->addWidget(m_distributionChart);
    connectChart(m_distributionChart);
}

void ChartPanel::makeTable()
{
    if (m_table)
        return;
    m_table = new FiguresView(m_body);
    m_table->setAccessibleName(tr("Figures of the chart"));
    m_body->addWidget(m_table);
    connect(m_table, &FiguresView::chosen, this, [this](std::size_t bucket) { choose(bucket, bucket); });
}

BucketChart *ChartPanel::chart() const
{
    if (m_kind == Kind::Distribution && !m_isLogs && m_distributionChart)
        return m_distributionChart;
    return m_timeChart;
}

void ChartPanel::setSubject(bool isLogs)
{
    m_isLogs = isLogs;
    showState();
}

void ChartPanel::setKind(Kind kind)
{
    m_kind = kind;
    showState();
    showFigures();
}

void ChartPanel::setCollapsed(bool collapsed)
{
    m_isCollapsed = collapsed;
    showState();
}

bool ChartPanel::isLogarithmic() const
{
    return m_logarithmic->isChecked();
}

void ChartPanel::setLogarithmic(bool logarithmic)
{
    m_logarithmic->setChecked(logarithmic);
}

bool ChartPanel::isTableShown() const
{
    return m_tableButton->isChecked();
}

void ChartPanel::setTableShown(bool shown)
{
    const bool hadFocus = m_body->isAncestorOf(focusWidget()) && focusWidget() && focusWidget()->hasFocus();
    m_tableButton->setChecked(shown);
    if (shown && m_isCollapsed) {
        m_isCollapsed = false;
        Q_EMIT lookChanged();
    }
    showState();
    showFigures();
    if (hadFocus)
        m_body->currentWidget()->setFocus();
}

void ChartPanel::setChartHeight(int height)
{
    if (m_body->minimumHeight() != height)
        m_body->setFixedHeight(height);
}

void ChartPanel::focusChart()
{
    if (m_isCollapsed) {
        setCollapsed(false);
        Q_EMIT lookChanged();
    }
    m_body->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

QList<QWidget *> ChartPanel::focusOrder() const
{
    QList<QWidget *> order{m_timeButton, m_distributionButton};
    order += m_legend->buttons();
    order += {m_back, m_units, m_logarithmic, m_tableButton, m_collapse, m_timeChart};
    return order;
}

void ChartPanel::setUnit(std::optional<BucketUnit> unit)
{
    m_unit = unit;
}

void ChartPanel::setCanGoBack(bool can)
{
    m_canGoBack = can;
    showState();
}

void ChartPanel::openUnits()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, std::optional<BucketUnit> unit) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(unit == m_unit);
        connect(action, &QAction::triggered, this, [this, unit] { Q_EMIT unitChosen(unit); });
    };
    add(tr("As It Suits the Range"), {});
    menu->addSeparator();
    for (const BucketUnit unit : {BucketUnit::Minute, BucketUnit::Hour, BucketUnit::Day})
        add(ChartTexts::unit(unit), unit);
    menu->popup(m_units->mapToGlobal(QPoint(0, m_units->height() + 2)));
}

/// Which of the parts are there; what they show is another matter.
void ChartPanel::showState()
{
    const bool isDistribution = m_kind == Kind::Distribution && !m_isLogs;
    const bool isOpen = !m_isCollapsed;
    if (isDistribution)
        makeDistribution();
    if (isTableShown() && isOpen)
        makeTable();
    m_legend->showSeries(m_isLogs, !isDistribution);
    m_timeButton->setChecked(!isDistribution);
    m_distributionButton->setChecked(isDistribution);
    m_timeButton->setVisible(isOpen && !m_isLogs);
    m_distributionButton->setVisible(isOpen && !m_isLogs);
    for (QWidget *part : {static_cast<QWidget *>(m_body), static_cast<QWidget *>(m_tableButton)})
        part->setVisible(isOpen);
    // The legend keeps its place, so that nothing moves when it has nothing to say.
    m_legend->setVisible(isOpen);
    m_back->setVisible(isOpen && m_canGoBack);
    m_units->setVisible(isOpen && !isDistribution);
    m_logarithmic->setVisible(isOpen && !isDistribution && !m_isLogs);
    m_collapse->setText(isOpen ? QString() : tr("Charts"));
    m_collapse->setChevronUp(isOpen);
    m_collapse->setAccessibleName(isOpen ? tr("Hide the charts") : tr("Show the charts"));
    m_collapse->setToolTip(m_collapse->accessibleName());
    m_collapse->updateGeometry();
    QWidget *shown = isTableShown() && m_table ? static_cast<QWidget *>(m_table) : chart();
    if (m_body->currentWidget() != shown)
        m_body->setCurrentWidget(shown);
}

void ChartPanel::setFigures(TimeChartPointer times, DistributionPointer durations,
                            const DisplayValues &values, Micros now)
{
    m_times = std::move(times);
    m_durations = std::move(durations);
    m_values = values;
    m_now = now;
    showFigures();
}

void ChartPanel::showFigures()
{
    bool hasUnknown = false;
    for (std::size_t bucket = 0; m_times && !isLogChart(*m_times) && bucket < bucketCount(*m_times); ++bucket)
        hasUnknown |= countOf(*m_times, bucket, 3) > 0;
    m_legend->setHasUnknown(hasUnknown);
    m_timeChart->setHidden(m_legend->hidden());
    m_timeChart->setData(m_times, m_values, m_now);
    if (m_distributionChart)
        m_distributionChart->setData(m_durations, m_values);
    if (m_times)
        m_units->setText(ChartTexts::unit(m_times->unit));
    m_units->setAccessibleName(tr("Parts of time: %1").arg(m_units->text()));
    m_units->updateGeometry();
    fillTable();
}

void ChartPanel::fillTable()
{
    if (!m_table)
        return;
    if (chart() == m_distributionChart)
        m_table->showDurations(m_durations, m_values);
    else
        m_table->showTimes(m_times, m_values, m_now);
}

void ChartPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(this, ColorRole::Line));
    painter.setBrush(color(this, ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius,
                            metrics::cardRadius);
}

void ChartPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace runglass
