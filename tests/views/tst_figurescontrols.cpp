// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filtertext.h"
#include "monitor/figurescontrols.h"
#include "tables/sampledata.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

/// Figures that follow a session over a real cache: 400 runs of two days, and three entries each.
class TestFiguresControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void followsRangeFilterAndTab();
    void clockMovesFiguresOn();
    void bucketsAreChosenAndRemembered();
    void zoomsInAndBack();
    void keepsASpanOfDurations();
    void agreesWithTheTable();
    void followsWhatIsWritten();
    void hasNoSecondPeriodForAllTime();

private:
    FiguresModel &model() { return m_controls->model(); }
    RunStats runs()
    {
        return model().figures() && model().figures()->runs ? *model().figures()->runs : RunStats();
    }
    std::string filterText() const
    {
        return printFilter(m_session->filter(MonitorSession::Tab::Runs), FilterSubject::Runs);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MonitorSession> m_session;
    std::unique_ptr<FiguresControls> m_controls;
    Micros m_now = 0;
};

void TestFiguresControls::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    m_now = sample::newest + microsPerMinute;
    QVERIFY(sample::write(*m_cache, sample::batch(sample::script("s1", "Qbalance", 861'002), 400)));
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_settings->setValue(Setting::ShowUtc, true);
    m_workspace = std::make_unique<Workspace>(m_cache, nullptr, QStringLiteral("Test"));
    m_session = std::make_unique<MonitorSession>(*m_workspace, *m_settings, [this] { return m_now; });
    m_controls = std::make_unique<FiguresControls>(*m_session, *m_settings);
    QTRY_COMPARE(runs().total, std::int64_t{400});
}

void TestFiguresControls::cleanup()
{
    m_controls.reset();
    m_session.reset();
    m_workspace.reset();
    m_settings.reset();
    m_cache.reset();
    m_folder.reset();
}

void TestFiguresControls::followsRangeFilterAndTab()
{
    QCOMPARE(model().timeChart()->unit, BucketUnit::Hour);
    QCOMPARE(model().timeChart()->runs.size(), std::size_t{7 * 24});
    QCOMPARE(model().timeChart()->deployments.size(), std::size_t{2});
    // Covered for 30 days, in which nothing was before.
    QCOMPARE(model().figures()->runsBefore, std::optional(RunStats()));
    m_session->setFilter(
        MonitorSession::Tab::Runs,
        {FilterSet::Join::And,
         {Condition{FilterColumn::Status, FilterOperator::Equal, {std::int64_t(RunStatus::Failed)}}}});
    QTRY_COMPARE(runs().total, std::int64_t{80});
    QCOMPARE(runs().failureRate(), std::optional(100.0));
    QVERIFY(!runs().p90Ms);
    QVERIFY(model().distribution()->counts.empty());
    m_session->setRange({RangeChoice::Rolling{microsPerHour}});
    QTRY_COMPARE(model().timeChart()->unit, BucketUnit::Minute);
    m_session->setTab(MonitorSession::Tab::Logs);
    m_controls->follow();
    QTRY_VERIFY(model().figures() && model().figures()->logs);
    QVERIFY(!model().distribution());
}

void TestFiguresControls::clockMovesFiguresOn()
{
    m_session->setRange({RangeChoice::Rolling{microsPerHour}});
    QTRY_VERIFY(runs().total < 400);
    const TimeRange before = model().figures()->question.selection.range;
    m_now += 10 * microsPerMinute;
    m_session->tick();
    QTRY_VERIFY(model().figures()->question.selection.range.from == before.from + 10 * microsPerMinute);
    const Figures &figures = *model().figures();
    QCOMPARE(figures.question.preceding,
             std::optional(TimeRange{m_now - 2 * microsPerHour, m_now - microsPerHour}));
}

void TestFiguresControls::bucketsAreChosenAndRemembered()
{
    const QSignalSpy changed(m_controls.get(), &FiguresControls::changed);
    QVERIFY(!m_controls->bucketUnit());
    m_controls->setBucketUnit(BucketUnit::Day);
    QCOMPARE(changed.count(), 1);
    QTRY_COMPARE(model().timeChart()->unit, BucketUnit::Day);
    QCOMPARE(model().timeChart()->runs.size(), std::size_t{7});
    const FiguresControls other(*m_session, *m_settings);
    QCOMPARE(other.bucketUnit(), std::optional(BucketUnit::Day));
    m_controls->setBucketUnit({});
    QTRY_COMPARE(model().timeChart()->unit, BucketUnit::Hour);
}

void TestFiguresControls::zoomsInAndBack()
{
    const RangeChoice week = m_session->range();
    const TimeRange day{sample::newest - microsPerDay, sample::newest};
    const TimeRange hour{sample::newest - microsPerHour, sample::newest};
    QVERIFY(!m_controls->canZoomBack());
    m_controls->zoomBack();
    QVERIFY(m_session->range() == week);
    m_controls->zoomTo(day);
    m_controls->zoomTo(hour);
    QVERIFY(m_session->range() == RangeChoice{hour});
    QTRY_COMPARE(model().timeChart()->range, hour);
    m_controls->zoomTo({hour.from, hour.from + 1});
    QVERIFY(m_session->range() == RangeChoice{hour});
    m_controls->zoomBack();
    QVERIFY(m_session->range() == RangeChoice{day});
    QVERIFY(m_controls->canZoomBack());
    m_controls->zoomBack();
    QVERIFY(m_session->range() == week);
    QVERIFY(!m_controls->canZoomBack());
    // Chosen in another way there is nowhere to go back to.
    m_controls->zoomTo(day);
    const QSignalSpy changed(m_controls.get(), &FiguresControls::changed);
    m_session->setRange({RangeChoice::AllTime{}});
    QCOMPARE(changed.count(), 1);
    QVERIFY(!m_controls->canZoomBack());
}

void TestFiguresControls::keepsASpanOfDurations()
{
    m_controls->keepDurations(500, 500);
    QVERIFY(filterText().empty());
    m_controls->keepDurations(200, 1000);
    QCOMPARE(filterText(), std::string("response_time between 200ms and 999ms"));
    QTRY_VERIFY(runs().total > 0 && runs().total < 400);
    QVERIFY(model().distribution()->bordersMs.front() >= 178);
    QVERIFY(model().distribution()->bordersMs.back() <= 1000);
    QCOMPARE(model().distribution()->total, runs().total);
    m_controls->keepDurations(300, 400);
    QCOMPARE(filterText(), std::string("response_time between 200ms and 999ms and "
                                       "response_time between 300ms and 399ms"));
    m_session->undoFilter();
    m_session->undoFilter();
    QVERIFY(filterText().empty());
}

void TestFiguresControls::agreesWithTheTable()
{
    m_session->setSearch(MonitorSession::Tab::Runs, QStringLiteral("ledger"));
    QTRY_VERIFY(m_session->runs().stats() && m_session->runs().state() == AnswerModel::State::Ready);
    QTRY_COMPARE(runs(), *m_session->runs().stats());
    QCOMPARE(runs().total, std::int64_t{m_session->runs().rowCount()});
}

void TestFiguresControls::followsWhatIsWritten()
{
    WriteBatch batch;
    Run run = sample::run(5000, "s1");
    run.executedAt = sample::newest;
    batch.records.add(run);
    QVERIFY(sample::write(*m_cache, std::move(batch)));
    QTRY_COMPARE(runs().total, std::int64_t{401});
}

void TestFiguresControls::hasNoSecondPeriodForAllTime()
{
    m_session->setRange({RangeChoice::AllTime{}});
    QTRY_VERIFY(model().figures()->question.selection.range == TimeRange::all());
    QVERIFY(!model().figures()->question.preceding);
    QVERIFY(!model().figures()->runsBefore);
    QVERIFY(model().timeChart()->range.contains(sample::newest));
}

QTEST_GUILESS_MAIN(TestFiguresControls)
#include "tst_figurescontrols.moc"
