// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "figures/figuresmodel.h"
#include "tables/heldpool.h"
#include "tables/sampledata.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace runglass;

namespace {

const std::string scriptId = "s1";

FiguresQuestion about(const TimeRange &range = TimeRange::all(), FilterSubject subject = FilterSubject::Runs)
{
    FiguresQuestion question;
    question.selection.scriptId = scriptId;
    question.selection.range = range;
    question.subject = subject;
    return question;
}

const TimeRange lastDay{sample::newest - microsPerDay, sample::newest + 1};

ChangeNotice runsWritten(const TimeRange &range, const std::string &script = scriptId)
{
    ChangeNotice notice;
    notice.scripts.push_back({script, range, {}, false});
    return notice;
}

} // namespace

class TestFiguresModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersWithEverything();
    void lateAnswerIsDropped();
    void oldFiguresStayUntilTheAnswer();
    void otherSubjectComesBackAtOnce();
    void anotherScriptShowsNoOldFigures();
    void movingOnCancelsNothing();
    void followsTheCache();
    void failureIsTold();
    void goneModelGetsNothing();
    void asksNothingWithoutAScript();

private:
    void settle()
    {
        m_held->runAll();
        QCoreApplication::sendPostedEvents();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<HeldPool> m_held;
};

void TestFiguresModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    QVERIFY(sample::write(*m_cache, sample::batch(sample::script(scriptId, "Qbalance", 861'002), 300)));
    auto reader = m_cache->makeReader();
    QVERIFY(reader.ok());
    m_held = std::make_unique<HeldPool>(std::move(reader).value());
}

void TestFiguresModel::cleanup()
{
    m_held.reset();
    m_cache.reset();
    m_folder.reset();
}

void TestFiguresModel::answersWithEverything()
{
    FiguresModel model(*m_held);
    QVERIFY(!model.figures() && !model.timeChart() && !model.distribution());
    const QSignalSpy changed(&model, &FiguresModel::changed);
    model.ask(about());
    model.ask(about());
    QCOMPARE(m_held->waiting(), std::size_t{1});
    QCOMPARE(changed.count(), 0);
    settle();
    QVERIFY(changed.count() >= 1);
    QCOMPARE(model.figures()->runs->total, std::int64_t{300});
    QVERIFY(!model.timeChart()->borders.empty());
    QVERIFY(model.distribution()->total > 0);
    QVERIFY(!model.figures()->deployments.empty());
    QVERIFY(!model.isLate());
    model.ask(about());
    QCOMPARE(m_held->waiting(), std::size_t{0});
}

void TestFiguresModel::lateAnswerIsDropped()
{
    FiguresModel model(*m_held);
    model.ask(about(lastDay));
    model.ask(about());
    QVERIFY(m_held->isCancelled(0));
    m_held->run(1);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(model.figures()->runs->total, std::int64_t{300});
    m_held->run(0, true);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(model.figures()->runs->total, std::int64_t{300});
}

void TestFiguresModel::oldFiguresStayUntilTheAnswer()
{
    FiguresModel model(*m_held);
    model.ask(about());
    settle();
    const FiguresPointer before = model.figures();
    const QSignalSpy changed(&model, &FiguresModel::changed);
    model.ask(about(lastDay));
    QCOMPARE(model.figures(), before);
    QCOMPARE(changed.count(), 0);
    // But not for ever.
    QTRY_VERIFY(model.isLate());
    QCOMPARE(changed.count(), 1);
    settle();
    QVERIFY(!model.isLate());
    QVERIFY(model.figures()->runs->total < 300);
}

void TestFiguresModel::otherSubjectComesBackAtOnce()
{
    FiguresModel model(*m_held);
    model.ask(about());
    settle();
    const FiguresPointer runs = model.figures();
    model.ask(about(TimeRange::all(), FilterSubject::Logs));
    QVERIFY(!model.figures());
    settle();
    QCOMPARE(model.figures()->logs->total, std::int64_t{900});
    model.ask(about());
    QCOMPARE(model.figures(), runs);
}

void TestFiguresModel::anotherScriptShowsNoOldFigures()
{
    FiguresModel model(*m_held);
    model.ask(about());
    settle();
    const QSignalSpy changed(&model, &FiguresModel::changed);
    FiguresQuestion other = about();
    other.selection.scriptId = "s2";
    model.ask(other);
    QVERIFY(!model.figures());
    QCOMPARE(changed.count(), 1);
}

void TestFiguresModel::movingOnCancelsNothing()
{
    FiguresModel model(*m_held);
    model.ask(about(lastDay));
    FiguresQuestion later = about({lastDay.from + microsPerHour, lastDay.to + microsPerHour});
    model.moveOn(later);
    QCOMPARE(m_held->waiting(), std::size_t{1});
    QVERIFY(!m_held->isCancelled(0));
    settle();
    const auto before = model.figures()->runs->total;
    QTRY_COMPARE(m_held->waiting(), std::size_t{1});
    settle();
    QVERIFY(model.figures()->question == later);
    QVERIFY(model.figures()->runs->total < before);
}

void TestFiguresModel::followsTheCache()
{
    FiguresModel model(*m_held);
    FiguresQuestion question = about(lastDay);
    question.preceding = TimeRange{lastDay.from - microsPerDay, lastDay.from};
    model.ask(question);
    settle();
    const auto before = model.figures()->runs->total;
    // What is not about it is not read again; what precedes is about it.
    model.cacheChanged(runsWritten({0, 1}));
    model.cacheChanged(runsWritten(lastDay, "s2"));
    QSignalSpy changed(&model, &FiguresModel::changed);
    QVERIFY(sample::write(*m_cache, [] {
        WriteBatch batch;
        Run run = sample::run(5000, scriptId);
        run.executedAt = sample::newest - 5;
        batch.records.add(run);
        return batch;
    }()));
    QCOMPARE(m_held->waiting(), std::size_t{0});
    model.cacheChanged(runsWritten({sample::newest - 5, sample::newest}));
    model.cacheChanged(runsWritten({sample::newest - 5, sample::newest}));
    QTRY_COMPARE(m_held->waiting(), std::size_t{1});
    QCOMPARE(model.figures()->runs->total, before);
    settle();
    QCOMPARE(model.figures()->runs->total, before + 1);
    model.cacheChanged(runsWritten({lastDay.from - 5, lastDay.from - 4}));
    QTRY_COMPARE(m_held->waiting(), std::size_t{1});
}

void TestFiguresModel::failureIsTold()
{
    sqlite3 *file = nullptr;
    QCOMPARE(sqlite3_open(m_folder->filePath(QStringLiteral("cache.db")).toUtf8().constData(), &file),
             SQLITE_OK);
    QCOMPARE(sqlite3_exec(file, "ALTER TABLE run RENAME TO broken", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(file);
    FiguresModel model(*m_held);
    const QSignalSpy failed(&model, &FiguresModel::failed);
    model.ask(about());
    settle();
    QCOMPARE(failed.count(), 1);
    QVERIFY(model.error());
    QVERIFY(!model.figures());
    QVERIFY(model.isLate());
    // Asked again, it is tried again.
    model.ask(about());
    QCOMPARE(m_held->waiting(), std::size_t{1});
}

void TestFiguresModel::goneModelGetsNothing()
{
    auto model = std::make_unique<FiguresModel>(*m_held);
    model->ask(about());
    model.reset();
    m_held->run(0, true);
    QCoreApplication::sendPostedEvents();
}

void TestFiguresModel::asksNothingWithoutAScript()
{
    FiguresModel model(*m_held);
    model.ask({});
    QCOMPARE(m_held->waiting(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestFiguresModel)
#include "tst_figuresmodel.moc"
