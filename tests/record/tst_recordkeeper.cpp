// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordkeeper.h"
#include "record/recordsource.h"
#include "tables/heldpool.h"
#include "tables/sampledata.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;
using State = DocumentDetails::State;

/// What comes out of the cache, with a pool whose jobs run when the test says so.
class TestRecordKeeper : public QObject
{
    Q_OBJECT

private:
    static constexpr int runCount = 300;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<HeldPool> m_pool;
    std::unique_ptr<RecordKeeper> m_keeper;
    std::unique_ptr<RecordSource> m_source;

    static QString id(int number) { return QString::fromStdString(sample::run(number, "s").id); }
    static FetchedPayload payload(int number, const std::string &input = R"({"n":1.50})")
    {
        const Run run = sample::run(number, "s");
        Payload payload{run.id, Document{input, true}, std::nullopt, std::nullopt};
        if (run.status == RunStatus::Failed)
            payload.error = "LedgerTimeout";
        return {std::move(payload), run.status, run.revision};
    }
    /// Runs jobs and delivers what they say until there is nothing more; how many jobs that were.
    int settle()
    {
        int jobs = 0;
        do {
            while (m_pool->waiting() > 0) {
                m_pool->run();
                ++jobs;
            }
            QCoreApplication::sendPostedEvents();
        } while (m_pool->waiting() > 0);
        return jobs;
    }
    void makeKeeper(std::size_t mostBytes = RecordKeeper::usualBytes)
    {
        m_source.reset();
        m_keeper = std::make_unique<RecordKeeper>(*m_pool, nullptr, mostBytes);
        m_source = std::make_unique<RecordSource>(*m_keeper);
    }
    void write(WriteBatch batch, const ChangeNotice &notice)
    {
        QVERIFY(sample::write(*m_cache, std::move(batch)));
        m_keeper->cacheChanged(notice);
    }
    static ChangeNotice noticeOf(const TimeRange &runs, const TimeRange &logs)
    {
        ChangeNotice notice;
        notice.scripts = {{"s", runs, logs, false}};
        return notice;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
        QVERIFY(cache);
        m_cache = *cache;
        WriteBatch batch = sample::batch(sample::script("s", "Sample", runCount), runCount);
        for (int i = 1; i < 100; ++i)
            batch.payloads.push_back(payload(i));
        QVERIFY(sample::write(*m_cache, std::move(batch)));
        auto reader = m_cache->makeReader();
        QVERIFY(reader);
        m_pool = std::make_unique<HeldPool>(std::move(reader).value());
        makeKeeper();
    }
    void cleanup()
    {
        m_source.reset();
        m_keeper.reset();
        m_pool.reset();
        m_cache.reset();
    }

    void comesFromTheCacheAndThenFromMemory()
    {
        QSignalSpy changed(m_source.get(), &RecordSource::changed);
        m_source->show(id(3));
        QVERIFY(!m_source->current());
        QCOMPARE(settle(), 1);
        QCOMPARE(changed.count(), 1);
        const RecordDetailsPointer details = m_source->current();
        QVERIFY(details && details->isKnown);
        QCOMPARE(details->run, sample::run(3, "s"));
        QCOMPARE(details->input.state, State::Present);
        QCOMPARE(*details->input.text, std::string(R"({"n":1.50})"));
        QCOMPARE(details->output.state, State::NotGiven);
        QCOMPARE(*details->error, std::string("LedgerTimeout"));
        QCOMPARE(details->totalLogs, std::int64_t{3});
        QCOMPARE(details->logs->size(), std::size_t{3});
        QVERIFY(details->logs->at(0).entry.time < details->logs->at(1).entry.time);

        m_source->show(id(4));
        settle();
        m_source->show(id(3));
        QCOMPARE(m_source->current(), details);
        QCOMPARE(settle(), 0);
        QCOMPARE(changed.count(), 2);
    }

    void neighboursAreReadAheadNearestFirst()
    {
        m_source->show(id(10));
        m_source->setNeighbours({id(11), id(9), id(12), id(8)});
        QCOMPARE(settle(), 5);
        QSignalSpy changed(m_source.get(), &RecordSource::changed);
        for (const int number : {11, 12, 11, 10, 9, 8}) {
            m_source->show(id(number));
            QVERIFY(m_source->current());
            QCOMPARE(m_source->current()->run.id, id(number).toStdString());
            QCOMPARE(settle(), 0);
        }
        QCOMPARE(changed.count(), 0);
    }

    void theShownOneGoesBeforeNeighbours()
    {
        m_source->show(id(10));
        settle();
        m_source->setNeighbours({id(11), id(9)});
        QCOMPARE(m_pool->waiting(), std::size_t{1});
        m_source->show(id(20));
        // What was begun for a neighbour is given up, and not waited for in the pool.
        QVERIFY(m_pool->isCancelled(0));
        m_pool->run();
        QCoreApplication::sendPostedEvents();
        m_pool->run();
        QCoreApplication::sendPostedEvents();
        QVERIFY(m_source->current());
        QCOMPARE(m_source->current()->run.id, id(20).toStdString());
    }

    void twoHundredPressesAreNotTwoHundredJobs()
    {
        QSignalSpy changed(m_source.get(), &RecordSource::changed);
        for (int i = 1; i <= 200; ++i) {
            m_source->show(id(i));
            m_source->setNeighbours({id(i + 1), id(i - 1), id(i + 2)});
            QVERIFY(m_pool->waiting() <= 1);
        }
        const int jobs = settle();
        QVERIFY2(jobs <= 6, qPrintable(QString::number(jobs)));
        QVERIFY(m_source->current());
        QCOMPARE(m_source->current()->run.id, id(200).toStdString());
        QCOMPARE(changed.count(), 1);
    }

    void aLateAnswerIsNotShownForAnotherRun()
    {
        m_source->show(id(1));
        m_source->show(id(2));
        m_pool->run(0, true); // as if cancelled a moment too late
        QCoreApplication::sendPostedEvents();
        QVERIFY(!m_source->current());
        settle();
        QCOMPARE(m_source->current()->run.id, id(2).toStdString());
    }

    void showsARunInProgressAsItGoesOn()
    {
        m_source->show(id(0));
        settle();
        QCOMPARE(m_source->current()->run.status, RunStatus::InProgress);
        const RecordDetailsPointer before = m_source->current();
        QSignalSpy changed(m_source.get(), &RecordSource::changed);

        LogEntry late = sample::log(0, "s");
        late.id = "late";
        late.time += microsPerMinute;
        WriteBatch entry;
        entry.records.add(late);
        write(std::move(entry), noticeOf({}, {late.time, late.time + 1}));
        settle();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_source->current()->totalLogs, std::int64_t{4});
        QCOMPARE(m_source->current()->logs->back().entry.id, std::string("late"));
        QCOMPARE(before->totalLogs, std::int64_t{3});

        Run ended = sample::run(0, "s");
        ended.revision = 2;
        ended.status = RunStatus::Success;
        ended.responseTimeMs = 1'234;
        WriteBatch end;
        end.records.add(ended);
        write(std::move(end), noticeOf({ended.executedAt, ended.executedAt + 1}, {}));
        settle();
        QCOMPARE(changed.count(), 2);
        QCOMPARE(m_source->current()->run, ended);
        QCOMPARE(m_source->current()->logs->size(), std::size_t{4});
    }

    void whatHasNotChangedIsNotToldAgain()
    {
        m_source->show(id(3));
        settle();
        const RecordDetailsPointer before = m_source->current();
        QSignalSpy changed(m_source.get(), &RecordSource::changed);
        ChangeNotice other;
        other.byOtherProcess = true;
        m_keeper->cacheChanged(other);
        QCOMPARE(settle(), 1);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(m_source->current(), before);
    }

    void whatDoesNotConcernTheRunIsNotReadFor()
    {
        m_source->show(id(90));
        settle();
        m_keeper->cacheChanged(noticeOf({sample::newest, sample::newest + 1},
                                        {sample::newest, sample::newest + microsPerSecond}));
        ChangeNotice otherScript;
        otherScript.scripts = {{"t", TimeRange::all(), TimeRange::all(), true}};
        m_keeper->cacheChanged(otherScript);
        QCOMPARE(settle(), 0);
    }

    void aChangeWhileItIsReadIsNotLost()
    {
        m_source->show(id(0));
        settle();
        Run ended = sample::run(0, "s");
        const ChangeNotice notice = noticeOf({ended.executedAt, ended.executedAt + 1}, {});
        m_keeper->cacheChanged(notice);
        m_pool->run(); // has read, but not told yet
        ended.revision = 2;
        ended.status = RunStatus::Failed;
        WriteBatch end;
        end.records.add(ended);
        write(std::move(end), notice);
        settle();
        QCOMPARE(m_source->current()->run.status, RunStatus::Failed);
    }

    void whatTheCacheLacksIsNotHeldOffline()
    {
        m_source->show(id(150));
        settle();
        QCOMPARE(m_source->current()->input.state, State::NotHeld);
        QCOMPARE(m_source->current()->output.state, State::NotHeld);
        QSignalSpy changed(m_source.get(), &RecordSource::changed);
        m_keeper->setOnline(true);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_source->current()->input.state, State::Loading);
    }

    void aRunThatIsNotKnownHasItsEntries()
    {
        LogEntry orphan = sample::log(1, "s");
        orphan.id = "orphan";
        orphan.runId = "nobody";
        WriteBatch batch;
        batch.records.add(orphan);
        QVERIFY(sample::write(*m_cache, std::move(batch)));
        m_source->show(QStringLiteral("nobody"), QStringLiteral("s"));
        settle();
        QVERIFY(m_source->current());
        QVERIFY(!m_source->current()->isKnown);
        QCOMPARE(m_source->current()->run.executedAt, orphan.time);
        QCOMPARE(m_source->current()->logs->size(), std::size_t{1});
        m_source->show(QStringLiteral("nothing"));
        settle();
        QVERIFY(m_source->current() && !m_source->current()->isKnown);
        QCOMPARE(m_source->current()->totalLogs, std::int64_t{0});
    }

    void keepsToItsBound()
    {
        constexpr std::size_t large = 100'000;
        WriteBatch batch;
        for (int i = 100; i < 160; ++i)
            batch.payloads.push_back(payload(i, '"' + std::string(large, 'x') + '"'));
        QVERIFY(sample::write(*m_cache, std::move(batch)));
        constexpr std::size_t bound = 10 * large;
        makeKeeper(bound);
        for (int i = 101; i < 150; ++i) {
            m_source->show(id(i));
            m_source->setNeighbours({id(i + 1), id(i - 1), id(i + 2), id(i - 2), id(i + 3), id(i + 4),
                                     id(i + 5), id(i + 6), id(i + 7), id(i + 8)});
            QVERIFY(settle() <= 10);
            QVERIFY(m_source->current());
            QVERIFY(m_keeper->bytes() <= bound + 2 * large);
        }
    }

    void oneRunInTwoViewsIsReadOnce()
    {
        RecordSource other(*m_keeper);
        m_source->show(id(5));
        other.show(id(5));
        QCOMPARE(settle(), 1);
        QVERIFY(m_source->current());
        QCOMPARE(m_source->current(), other.current());
    }

    void aViewMayOutliveTheKeeper()
    {
        m_source->show(id(1));
        m_keeper.reset();
        settle();
        QVERIFY(!m_source->current());
        m_source->show(id(2));
        m_source->retry();
        m_source->setNeighbours({id(3)});
        m_source.reset();
    }
};

QTEST_GUILESS_MAIN(TestRecordKeeper)
#include "tst_recordkeeper.moc"
