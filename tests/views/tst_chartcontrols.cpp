// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/chartbutton.h"
#include "charts/chartpanel.h"
#include "charts/distributionchart.h"
#include "charts/figuresview.h"
#include "charts/timechart.h"
#include "commands/commandregistry.h"
#include "common/recordtable.h"
#include "filter/filtertext.h"
#include "monitor/chartcontrols.h"
#include "monitor/figurescontrols.h"
#include "monitor/monitorview.h"
#include "tables/sampledata.h"
#include "userdata/marksstore.h"
#include "userdata/savedfilters.h"

#include <QAccessible>
#include <QApplication>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace runglass;

/// The charts in the window, over a real cache: 400 runs of two days, 80 of them failed, three entries each.
class TestChartControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void chartAndListAgree();
    void zoomAndBack();
    void backspaceAnywhereGoesBack();
    void durationsNarrowTheList();
    void keysReachChartAndTable();
    void logsShowLevels();
    void lookIsRemembered();
    void unitIsRemembered();

private:
    void open();
    RecordTable *table(const char *name = "All Runs") const
    {
        for (RecordTable *candidate : m_view->findChildren<RecordTable *>()) {
            if (candidate->accessibleName() == QLatin1String(name))
                return candidate;
        }
        return nullptr;
    }
    ChartPanel *panel() const { return m_view->findChild<ChartPanel *>(); }
    TimeChart *chart() const { return panel()->timeChart(); }
    std::int64_t charted() const
    {
        if (!chart()->data())
            return -1;
        std::int64_t total = 0;
        for (std::size_t bucket = 0; bucket < bucketCount(*chart()->data()); ++bucket)
            total += totalOf(*chart()->data(), bucket);
        return total;
    }
    int rows(const char *name = "All Runs") const { return table(name)->model()->rowCount(); }
    QPoint middle(std::size_t bucket) const
    {
        return chart()->layoutOfChart().span(bucket, bucket).center().toPoint();
    }
    void drag(QWidget *widget, const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        for (const QPoint &at : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             {});
            QApplication::sendEvent(widget, &move);
        }
        QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SavedFilters> m_filters;
    std::unique_ptr<MarksStore> m_marks;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MonitorView> m_view;
    std::unique_ptr<KeyMap> m_keys;
    std::unique_ptr<CommandRegistry> m_commands;
};

void TestChartControls::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    const Micros newest = nowMicros() - microsPerMinute;
    QVERIFY(sample::write(*m_cache,
                          sample::batch(sample::script("s1", "Qbalance", 861'002, newest), 400, newest)));
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_filters = std::make_unique<SavedFilters>(m_folder->filePath(QStringLiteral("filters.json")));
    m_marks = std::make_unique<MarksStore>(m_folder->filePath(QStringLiteral("marks.sqlite")));
    m_workspace = std::make_unique<Workspace>(m_cache, nullptr, QStringLiteral("Test"));
    open();
}

void TestChartControls::open()
{
    m_commands.reset();
    m_view = std::make_unique<MonitorView>(*m_workspace, *m_settings, *m_filters, *m_marks);
    m_keys = std::make_unique<KeyMap>(*m_settings);
    m_commands = std::make_unique<CommandRegistry>(*m_keys);
    m_view->charts().handleCommands(*m_commands);
    m_view->resize(1280, 860);
    m_view->show();
    m_view->activateWindow();
    QTRY_COMPARE(rows(), 400);
    QTRY_COMPARE(charted(), 400);
    table()->setFocus();
}

void TestChartControls::cleanup()
{
    m_commands.reset();
    m_view.reset();
    m_keys.reset();
    m_workspace.reset();
    m_filters.reset();
    m_marks.reset();
    m_settings.reset();
    m_cache.reset();
    m_folder.reset();
}

void TestChartControls::chartAndListAgree()
{
    m_view->session().setFilter(MonitorSession::Tab::Runs,
                                parseFilter("status = Failed", FilterSubject::Runs).set);
    QTRY_COMPARE(rows(), 80);
    QTRY_COMPARE(charted(), 80);
    // All failed: no line, no figure of a response time.
    for (const auto &line : chart()->layoutOfChart().lines())
        QVERIFY(line.empty());
    m_view->session().setFilter(MonitorSession::Tab::Runs,
                                parseFilter("version = 9999", FilterSubject::Runs).set);
    QTRY_COMPARE(rows(), 0);
    QTRY_COMPARE(charted(), 0);
}

void TestChartControls::zoomAndBack()
{
    const RangeChoice before = m_view->session().range();
    const std::size_t last = bucketCount(*chart()->data()) - 1;
    // From a little before the newest run's bucket to the right edge.
    std::size_t newest = last;
    while (newest > 0 && totalOf(*chart()->data(), newest) == 0)
        --newest;
    const TimeRange range = chart()->rangeOf(newest - 3, newest);
    drag(chart(), middle(newest - 3), middle(newest));
    QCOMPARE(m_view->session().selection().range, range);
    QTRY_VERIFY(rows() > 0 && rows() < 60);
    QTRY_VERIFY(chart()->data()->range == range);
    QCOMPARE(charted(), rows());
    QVERIFY(m_view->figures().canZoomBack());
    chart()->setFocus();
    press(Qt::Key_Backspace);
    QVERIFY(m_view->session().range() == before);
    QTRY_COMPARE(charted(), 400);
}

void TestChartControls::backspaceAnywhereGoesBack()
{
    const RangeChoice before = m_view->session().range();
    QTest::mouseDClick(chart(), Qt::LeftButton, {}, middle(bucketCount(*chart()->data()) - 30));
    QVERIFY(!(m_view->session().range() == before));
    table()->setFocus();
    press(Qt::Key_Backspace);
    QVERIFY(m_view->session().range() == before);
    // There is nothing more to go back to.
    press(Qt::Key_Backspace);
    QVERIFY(m_view->session().range() == before);
}

void TestChartControls::durationsNarrowTheList()
{
    panel()->setKind(ChartPanel::Kind::Distribution);
    DistributionChart *distribution = panel()->distributionChart();
    QVERIFY(distribution->data() && distribution->data()->total > 0);
    const std::int64_t all = std::accumulate(distribution->data()->counts.begin(),
                                             distribution->data()->counts.end(), std::int64_t{0});
    QCOMPARE(all, distribution->data()->total);
    const auto data = distribution->data();
    distribution->setFocus();
    press(Qt::Key_Home);
    // As far as the first bucket with something in it, and one more.
    std::size_t at = 0;
    while (data->counts[at] == 0)
        ++at;
    for (std::size_t i = 0; i <= at; ++i)
        press(Qt::Key_Right, Qt::ShiftModifier);
    press(Qt::Key_Return);
    const FilterSet &filter = m_view->session().filter(MonitorSession::Tab::Runs);
    QCOMPARE(filter.conditionCount(), 1);
    const std::int64_t kept = std::accumulate(
        data->counts.begin(), data->counts.begin() + static_cast<int>(at) + 2, std::int64_t{0});
    QTRY_COMPARE(rows(), static_cast<int>(kept));
    QTRY_COMPARE(charted(), kept);
}

void TestChartControls::keysReachChartAndTable()
{
    press(Qt::Key_C);
    QCOMPARE(QApplication::focusWidget(), chart());
    QVERIFY(chart()->current());
    QCOMPARE(QAccessible::queryAccessibleInterface(chart())->role(), QAccessible::Chart);
    press(Qt::Key_C, Qt::ShiftModifier);
    QTableView *figures = panel()->table();
    QVERIFY(figures && figures->isVisible());
    QCOMPARE(QApplication::focusWidget(), figures);
    QCOMPARE(figures->model()->rowCount(), static_cast<int>(bucketCount(*chart()->data())));
    press(Qt::Key_C, Qt::ShiftModifier);
    QVERIFY(!figures->isVisible());
    QCOMPARE(QApplication::focusWidget(), chart());
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), table());
}

void TestChartControls::logsShowLevels()
{
    m_view->session().setTab(MonitorSession::Tab::Logs);
    Q_EMIT m_view->session().tabChanged();
    QTRY_COMPARE(charted(), 1200);
    QVERIFY(isLogChart(*chart()->data()));
    m_view->session().setTab(MonitorSession::Tab::Runs);
    Q_EMIT m_view->session().tabChanged();
    QTRY_COMPARE(charted(), 400);
    QVERIFY(!isLogChart(*chart()->data()));
}

void TestChartControls::lookIsRemembered()
{
    // Looked for again each time: choosing another chart makes a legend of its own.
    const auto click = [this](const char *name) {
        for (ChartButton *button : panel()->findChildren<ChartButton *>()) {
            if (button->text() == QLatin1String(name) || button->accessibleName() == QLatin1String(name))
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(name);
    };
    click("Log Scale");
    click("Distribution");
    QCOMPARE(panel()->kind(), ChartPanel::Kind::Distribution);
    QVERIFY(!panel()->isLogarithmic());
    click("Hide the charts");
    QVERIFY(panel()->isCollapsed());
    m_view.reset();
    open();
    QVERIFY(panel()->isCollapsed());
    QVERIFY(!panel()->isLogarithmic());
    QCOMPARE(panel()->kind(), ChartPanel::Kind::Distribution);
}

void TestChartControls::unitIsRemembered()
{
    QCOMPARE(chart()->data()->unit, BucketUnit::Hour);
    Q_EMIT panel()->unitChosen(BucketUnit::Day);
    QTRY_COMPARE(chart()->data()->unit, BucketUnit::Day);
    QCOMPARE(charted(), 400);
    m_view.reset();
    open();
    QCOMPARE(chart()->data()->unit, BucketUnit::Day);
}

QTEST_MAIN(TestChartControls)
#include "tst_chartcontrols.moc"
