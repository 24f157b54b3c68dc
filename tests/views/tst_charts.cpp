// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "chartsample.h"

#include "charts/chartbutton.h"
#include "charts/chartlegend.h"
#include "charts/chartpanel.h"
#include "charts/distributionchart.h"
#include "charts/figurestable.h"
#include "charts/figuresview.h"
#include "charts/readoutbox.h"
#include "charts/timechart.h"
#include "common/theme.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace runglass;

/// The charts as a user has them, by mouse and keys.
class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_panel.reset(); }
    void pointerTellsFigures();
    void pointerDoesNotPaintThePictureAnew();
    void clickSelects();
    void dragZooms();
    void escapeGivesUpADrag();
    void doubleClickZooms();
    void keysWalkAndChoose();
    void backIsAskedFor();
    void legendLeavesOut();
    void distributionBecomesACondition();
    void tableHasTheSameFigures();
    void tableOfDurations();
    void tableOfLogs();
    void selectionFollowsItsTime();
    void logsHaveNoDistribution();
    void collapseLeavesALine();
    void unitIsChosen();
    void isReadAloud();
    void statesAreShown();
    void paintsInEveryPalette();

private:
    TimeChart *chart() const { return m_panel->timeChart(); }
    QPoint middle(std::size_t bucket) const
    {
        return chart()->layoutOfChart().span(bucket, bucket).center().toPoint();
    }
    void move(QWidget *widget, const QPoint &to, Qt::MouseButtons held = Qt::NoButton)
    {
        QMouseEvent event(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, held, {});
        QApplication::sendEvent(widget, &event);
    }
    void drag(QWidget *widget, const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        move(widget, (from + to) / 2, Qt::LeftButton);
        move(widget, to, Qt::LeftButton);
        QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    }
    ChartButton *button(const char *text) const
    {
        for (ChartButton *candidate : m_panel->findChildren<ChartButton *>()) {
            if (candidate->text() == QLatin1String(text) && candidate->isVisible())
                return candidate;
        }
        return nullptr;
    }
    void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    void show(TimeChartPointer data)
    {
        m_panel->setFigures(std::move(data), sample::durations(40), m_values,
                            sample::chartStart + 7 * microsPerDay);
    }

    const DisplayValues m_values{QTimeZone("Europe/Berlin")};
    std::unique_ptr<ChartPanel> m_panel;
};

void TestCharts::init()
{
    m_panel = std::make_unique<ChartPanel>();
    m_panel->resize(1200, m_panel->sizeHint().height());
    show(sample::runsOverTime(48));
    m_panel->show();
    m_panel->activateWindow();
    QTRY_VERIFY(chart()->picturesPainted() > 0);
}

void TestCharts::pointerTellsFigures()
{
    move(chart(), middle(16));
    QCOMPARE(chart()->current(), std::optional<std::size_t>(16));
    QVERIFY(chart()->findChild<ReadoutBox *>()->isVisible());
    QVERIFY(chart()->spoken().startsWith(
        QString::fromUtf8("Mon 16 Nov 16:00 – 17:00 (UTC+1), Failed 1, Success 58")));
    move(chart(), middle(6));
    QVERIFY(chart()->spoken().contains(QStringLiteral("Success 0")));
    QVERIFY(chart()->spoken().contains(QString::fromUtf8("P50 –")));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(chart(), &leave);
    QVERIFY(!chart()->findChild<ReadoutBox *>()->isVisible());
    QVERIFY(!chart()->current());
}

void TestCharts::pointerDoesNotPaintThePictureAnew()
{
    const int before = chart()->picturesPainted();
    for (std::size_t bucket = 0; bucket < 48; ++bucket) {
        move(chart(), middle(bucket));
        chart()->repaint();
    }
    QCOMPARE(chart()->picturesPainted(), before);
    m_panel->resize(900, m_panel->height());
    chart()->repaint();
    QVERIFY(chart()->picturesPainted() > before);
}

void TestCharts::clickSelects()
{
    QSignalSpy zoomed(m_panel.get(), &ChartPanel::zoomRequested);
    QTest::mouseClick(chart(), Qt::LeftButton, {}, middle(10));
    QCOMPARE(chart()->selection(), (std::optional<BucketChart::Buckets>({10, 10})));
    // Another click on it takes it back.
    QTest::mouseClick(chart(), Qt::LeftButton, {}, middle(10));
    QVERIFY(!chart()->selection());
    QCOMPARE(zoomed.count(), 0);
}

void TestCharts::dragZooms()
{
    QSignalSpy zoomed(m_panel.get(), &ChartPanel::zoomRequested);
    drag(chart(), middle(20), middle(12));
    QCOMPARE(zoomed.count(), 1);
    const auto range = zoomed.first().first().value<TimeRange>();
    QCOMPARE(range.from, sample::chartStart + 12 * microsPerHour);
    QCOMPARE(range.to, sample::chartStart + 21 * microsPerHour);
    QVERIFY(!chart()->selection());
    // Beyond the edge of the chart: up to its last bucket, inside the range that is looked at.
    auto data = sample::runsOverTime(48);
    data->range.to -= microsPerMinute;
    show(data);
    drag(chart(), middle(40), QPoint(chart()->width() + 300, 20));
    QCOMPARE(zoomed.at(1).first().value<TimeRange>().to, data->range.to);
}

void TestCharts::escapeGivesUpADrag()
{
    QSignalSpy zoomed(m_panel.get(), &ChartPanel::zoomRequested);
    chart()->setFocus();
    QTest::mousePress(chart(), Qt::LeftButton, {}, middle(20));
    move(chart(), middle(30), Qt::LeftButton);
    QVERIFY(chart()->selection());
    QTest::keyClick(chart(), Qt::Key_Escape);
    QVERIFY(!chart()->selection());
    QTest::mouseRelease(chart(), Qt::LeftButton, {}, middle(30));
    QCOMPARE(zoomed.count(), 0);
}

void TestCharts::doubleClickZooms()
{
    QSignalSpy zoomed(m_panel.get(), &ChartPanel::zoomRequested);
    QTest::mouseDClick(chart(), Qt::LeftButton, {}, middle(5));
    QCOMPARE(zoomed.count(), 1);
    QCOMPARE(zoomed.first().first().value<TimeRange>().length(), microsPerHour);
}

void TestCharts::keysWalkAndChoose()
{
    QSignalSpy zoomed(m_panel.get(), &ChartPanel::zoomRequested);
    m_panel->focusChart();
    QCOMPARE(QApplication::focusWidget(), chart());
    QCOMPARE(chart()->current(), std::optional<std::size_t>(47));
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(chart(), key, modifiers);
    };
    press(Qt::Key_Left);
    press(Qt::Key_Left);
    QCOMPARE(chart()->current(), std::optional<std::size_t>(45));
    press(Qt::Key_Right);
    press(Qt::Key_Home);
    QCOMPARE(chart()->current(), std::optional<std::size_t>(0));
    press(Qt::Key_Left);
    QCOMPARE(chart()->current(), std::optional<std::size_t>(0));
    press(Qt::Key_PageDown);
    press(Qt::Key_Return);
    QCOMPARE(chart()->selection(), (std::optional<BucketChart::Buckets>({4, 4})));
    QCOMPARE(zoomed.count(), 0);
    press(Qt::Key_Right, Qt::ShiftModifier);
    press(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(chart()->selection(), (std::optional<BucketChart::Buckets>({4, 6})));
    press(Qt::Key_Left, Qt::ShiftModifier);
    press(Qt::Key_Left, Qt::ShiftModifier);
    press(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(chart()->selection(), (std::optional<BucketChart::Buckets>({3, 4})));
    press(Qt::Key_Return);
    QCOMPARE(zoomed.count(), 1);
    QCOMPARE(zoomed.first().first().value<TimeRange>().from, sample::chartStart + 3 * microsPerHour);
    QCOMPARE(zoomed.first().first().value<TimeRange>().length(), 2 * microsPerHour);
    press(Qt::Key_Return);
    QVERIFY(chart()->selection());
    press(Qt::Key_Escape);
    QVERIFY(!chart()->selection());
    QSignalSpy left(m_panel.get(), &ChartPanel::left);
    press(Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void TestCharts::backIsAskedFor()
{
    QSignalSpy back(m_panel.get(), &ChartPanel::backRequested);
    QVERIFY(!button("Zoom Out"));
    m_panel->setCanGoBack(true);
    QVERIFY(button("Zoom Out"));
    click(button("Zoom Out"));
    chart()->setFocus();
    QTest::keyClick(chart(), Qt::Key_Backspace);
    QTest::mouseClick(chart(), Qt::BackButton, {}, middle(3));
    QCOMPARE(back.count(), 3);
}

void TestCharts::legendLeavesOut()
{
    const auto has = [&](std::size_t series) {
        for (const TimeChartLayout::Bar &bar : chart()->layoutOfChart().bars()) {
            if (bar.series == series)
                return true;
        }
        return false;
    };
    QVERIFY(has(0) && has(1));
    QVERIFY(!button("Unknown"));
    click(button("Success"));
    QVERIFY(has(0) && !has(1));
    click(button("P99"));
    QVERIFY(chart()->layoutOfChart().lines()[2].empty());
    // It stays so when other figures come.
    show(sample::runsOverTime(24));
    QVERIFY(!has(1));
    button("Success")->setFocus();
    QTest::keyClick(button("Success"), Qt::Key_Space);
    QVERIFY(has(1));
    auto unknown = sample::runsOverTime(24);
    unknown->runs[3].total += 2;
    show(unknown);
    QVERIFY(button("Unknown"));
}

void TestCharts::distributionBecomesACondition()
{
    QSignalSpy chosen(m_panel.get(), &ChartPanel::durationsChosen);
    click(button("Distribution"));
    DistributionChart *distribution = m_panel->distributionChart();
    QVERIFY(distribution && distribution->isVisible() && !chart()->isVisible());
    QVERIFY(!button("Log Scale"));
    const auto data = distribution->data();
    const double wide = distribution->width() / 41.0;
    const QPoint from(static_cast<int>(10 * wide), 60);
    drag(distribution, from, from + QPoint(static_cast<int>(6 * wide), 0));
    QCOMPARE(chosen.count(), 1);
    const qint64 low = chosen.first().at(0).toLongLong();
    const qint64 high = chosen.first().at(1).toLongLong();
    QVERIFY(std::ranges::binary_search(data->bordersMs, low));
    QVERIFY(std::ranges::binary_search(data->bordersMs, high));
    QVERIFY(low < high);
    distribution->setFocus();
    QTest::keyClick(distribution, Qt::Key_Home);
    QTest::keyClick(distribution, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(distribution, Qt::Key_Enter);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen.at(1).at(0).toLongLong(), data->bordersMs[0]);
    QCOMPARE(chosen.at(1).at(1).toLongLong(), data->bordersMs[2]);
}

void TestCharts::tableHasTheSameFigures()
{
    m_panel->focusChart();
    m_panel->setTableShown(true);
    QTableView *table = m_panel->table();
    QVERIFY(table->isVisible());
    QCOMPARE(QApplication::focusWidget(), table);
    auto *model = qobject_cast<FiguresTable *>(table->model());
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->rowCount(), 48);
    const auto row = [&](int at) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column)
            cells.append(model->index(at, column).data().toString());
        return cells.join(QStringLiteral(" | "));
    };
    QStringList headers;
    for (int column = 0; column < model->columnCount(); ++column)
        headers.append(model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QCOMPARE(headers.join(QStringLiteral(" | ")),
             QStringLiteral("Time (UTC+1) | Deployments | Runs | Failed | Success | In Progress | Unknown | "
                            "Failure Rate | P50 | "
                            "P90 | P99"));
    QCOMPARE(row(47 - 32),
             QString::fromUtf8(
                 "Tue 17 Nov 08:00 – 09:00 | v38 | 64 | 6 | 58 | 0 | 0 | 9.38 % | 296 ms | 2.35 s | 10.3 s"));
    QCOMPARE(row(47 - 6),
             QString::fromUtf8("Mon 16 Nov 06:00 – 07:00 |  | 0 | 0 | 0 | 0 | 0 | – | – | – | –"));
    QSignalSpy zoomed(m_panel.get(), &ChartPanel::zoomRequested);
    table->setCurrentIndex(model->index(2, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(zoomed.count(), 1);
    QCOMPARE(zoomed.first().first().value<TimeRange>().from, sample::chartStart + 45 * microsPerHour);
    // New figures come while it is open.
    show(sample::runsOverTime(50));
    QCOMPARE(model->rowCount(), 50);
    QCOMPARE(table->currentIndex().row(), 2);
    m_panel->setTableShown(false);
    QCOMPARE(QApplication::focusWidget(), chart());
}

void TestCharts::tableOfDurations()
{
    m_panel->setKind(ChartPanel::Kind::Distribution);
    m_panel->setTableShown(true);
    auto *model = m_panel->table()->model();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->rowCount(), 40);
    QCOMPARE(model->index(39, 3).data().toString(), QStringLiteral("100.00 %"));
    QCOMPARE(model->index(0, 0).data().toString(), QString::fromUtf8("10 ms – 12 ms"));
}

void TestCharts::tableOfLogs()
{
    m_panel->setSubject(true);
    show(sample::logsOverTime(24));
    m_panel->setTableShown(true);
    auto *model = m_panel->table()->model();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->columnCount(), 9);
    // Bucket 1: one more than 2 of each level, in the order of the levels' weight.
    QStringList cells;
    for (int column = 2; column < 9; ++column)
        cells.append(model->index(22, column).data().toString());
    QCOMPARE(cells.join(QLatin1Char(' ')), QStringLiteral("33 8 7 4 6 3 5"));
}

void TestCharts::selectionFollowsItsTime()
{
    QTest::mouseClick(chart(), Qt::LeftButton, {}, middle(10));
    auto later = sample::runsOverTime(48);
    // The range has moved on by two hours.
    for (Micros &border : later->borders)
        border += 2 * microsPerHour;
    show(later);
    QCOMPARE(chart()->selection(), (std::optional<BucketChart::Buckets>({8, 8})));
    show(sample::runsOverTime(48, BucketUnit::Day));
    QVERIFY(!chart()->selection());
}

void TestCharts::logsHaveNoDistribution()
{
    m_panel->setKind(ChartPanel::Kind::Distribution);
    m_panel->setSubject(true);
    show(sample::logsOverTime(24));
    QVERIFY(!button("Distribution"));
    QVERIFY(chart()->isVisible());
    QVERIFY(button("Warning") && button("Stdout") && !button("P50"));
    QVERIFY(chart()->layoutOfChart().times().isEmpty());
    m_panel->setSubject(false);
    QVERIFY(m_panel->distributionChart()->isVisible());
}

void TestCharts::collapseLeavesALine()
{
    QSignalSpy changed(m_panel.get(), &ChartPanel::lookChanged);
    const int open = m_panel->sizeHint().height();
    ChartButton *collapse = nullptr;
    for (ChartButton *candidate : m_panel->findChildren<ChartButton *>()) {
        if (candidate->accessibleName() == QLatin1String("Hide the charts"))
            collapse = candidate;
    }
    QVERIFY(collapse);
    click(collapse);
    QVERIFY(m_panel->isCollapsed());
    QCOMPARE(changed.count(), 1);
    QTRY_VERIFY(m_panel->sizeHint().height() < open / 3);
    QCOMPARE(collapse->text(), QStringLiteral("Charts"));
    QVERIFY(!chart()->isVisible());
    m_panel->focusChart();
    QVERIFY(!m_panel->isCollapsed());
    QVERIFY(chart()->isVisible());
}

void TestCharts::unitIsChosen()
{
    m_panel->setUnit(BucketUnit::Day);
    click(button("Hours"));
    auto *menu = m_panel->findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions().last()->text(), QStringLiteral("Days"));
    QVERIFY(menu->actions().last()->isChecked());
    std::optional<BucketUnit> unit = BucketUnit::Hour;
    connect(m_panel.get(), &ChartPanel::unitChosen, this,
            [&](std::optional<BucketUnit> wanted) { unit = wanted; });
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(!unit);
}

void TestCharts::isReadAloud()
{
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(chart());
    QCOMPARE(spoken->text(QAccessible::Name), QStringLiteral("Chart over time"));
    QVERIFY(spoken->text(QAccessible::Description).contains(QStringLiteral("runs in 48 parts of time")));
    m_panel->focusChart();
    QTest::keyClick(chart(), Qt::Key_Left);
    QVERIFY(spoken->text(QAccessible::Description).startsWith(QStringLiteral("Tue 17 Nov 22:00")));
    for (ChartButton *candidate : m_panel->findChildren<ChartButton *>()) {
        QAccessibleInterface *one = QAccessible::queryAccessibleInterface(candidate);
        QVERIFY2(!one->text(QAccessible::Name).isEmpty(), qPrintable(candidate->text()));
    }
}

void TestCharts::statesAreShown()
{
    m_panel->setFigures(nullptr, nullptr, m_values, sample::chartStart);
    chart()->repaint();
    QVERIFY(!chart()->current());
    move(chart(), QPoint(400, 60));
    QTest::mouseClick(chart(), Qt::LeftButton, {}, QPoint(400, 60));
    QTest::keyClick(chart(), Qt::Key_Left);
    QTest::keyClick(chart(), Qt::Key_Return);
    QVERIFY(!chart()->selection());
    auto none = sample::runsOverTime(24);
    for (RunBucket &bucket : none->runs)
        bucket = {};
    show(none);
    chart()->repaint();
    QCOMPARE(chart()->accessibleDescription(), QStringLiteral("No runs in the selection"));
    m_panel->setKind(ChartPanel::Kind::Distribution);
    m_panel->setFigures(none, std::make_shared<DistributionData>(), m_values, sample::chartStart);
    m_panel->distributionChart()->repaint();
    QCOMPARE(m_panel->distributionChart()->accessibleDescription(),
             QStringLiteral("No run of the selection has a response time"));
    QTest::keyClick(m_panel->distributionChart(), Qt::Key_Left);
    QVERIFY(!m_panel->distributionChart()->current());
}

/// Also saves pictures to be looked at, where a folder is named.
void TestCharts::paintsInEveryPalette()
{
    QPalette contrast(Qt::white, Qt::black, Qt::white, Qt::gray, Qt::gray, Qt::white, Qt::white, Qt::black,
                      Qt::black);
    contrast.setColor(QPalette::Highlight, Qt::yellow);
    contrast.setColor(QPalette::HighlightedText, Qt::black);
    const std::array palettes{std::pair{"light", themePalette(ColorScheme::Light)},
                              std::pair{"dark", themePalette(ColorScheme::Dark)},
                              std::pair{"contrast", contrast}};
    for (const auto &[name, palette] : palettes) {
        m_panel->setPalette(palette);
        const auto save = [&](const char *what) {
            const QPixmap picture = m_panel->grab();
            QVERIFY(!picture.isNull());
            const QString folder = qEnvironmentVariable("RUNGLASS_CHART_PICTURES");
            if (!folder.isEmpty())
                picture.save(
                    QStringLiteral("%1/%2-%3.png").arg(folder, QLatin1String(what), QLatin1String(name)));
        };
        m_panel->setSubject(false);
        m_panel->setKind(ChartPanel::Kind::Time);
        show(sample::runsOverTime(168));
        save("runs");
        move(chart(), middle(112));
        save("hover");
        m_panel->setKind(ChartPanel::Kind::Distribution);
        save("distribution");
        m_panel->setKind(ChartPanel::Kind::Time);
        m_panel->setTableShown(true);
        save("table");
        m_panel->setTableShown(false);
        m_panel->setSubject(true);
        show(sample::logsOverTime(48));
        save("logs");
    }
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
