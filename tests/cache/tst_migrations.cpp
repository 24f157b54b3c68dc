// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/cachesample.h"
#include "cache/migration/oldlogs.h"
#include "cache/openedcache.h"
#include "cache/schema.h"

#include <array>

using namespace runglass;
using namespace runglass::cachetest;

/// Files of earlier versions, and steps to later ones.
class TestMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }

    void keepsEverything_data() { addVersions(); }
    void keepsEverything();
    void goesOnWriting_data() { addVersions(); }
    void goesOnWriting();
    void readsNoOlderFileItMayNotConvert();
    void goesOnWithAConversionThatWasKilled_data();
    void goesOnWithAConversionThatWasKilled();
    void takesFutureStepsInOrder();
    void rollsAFailingStepBack();
    void convertsOnceWhenSeveralOpen();

private:
    static void addVersions();
    /// A copy, to be changed, of the file that a version wrote.
    QString copyOf(std::int64_t version) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMigrations::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestMigrations::addVersions()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < schema::currentVersion(); ++version)
        QTest::addRow("%d", version) << version;
}

QString TestMigrations::copyOf(std::int64_t version) const
{
    const QString name = QStringLiteral("version-%1.db").arg(version);
    QString copy = m_folder->filePath(name);
    if (!QFile::copy(QStringLiteral(RUNGLASS_TEST_DATA "/cache/") + name, copy))
        qFatal("no file of version %d", static_cast<int>(version));
    return copy;
}

void TestMigrations::keepsEverything()
{
    QFETCH(int, version);
    const CacheSample sample = makeCacheSample();
    OpenedCache opened(copyOf(version), {});
    CacheReader &reader = opened.reader();
    const CancelToken token;
    QVERIFY(*reader.scripts(token) == sample.scripts);
    QVERIFY(*reader.deployments(sample.scripts.front().id, token) == sample.deployments);
    std::vector<Run> runs;
    std::vector<LogEntry> logs;
    for (const Script &script : sample.scripts) {
        for (const Run &run : opened.runs({.scriptId = script.id, .order = SortOrder::Ascending}))
            runs.push_back(run);
        for (const LogEntry &log : opened.logs({.scriptId = script.id, .order = SortOrder::Ascending}))
            logs.push_back(log);
    }
    QVERIFY(runs == sample.runs);
    QVERIFY(logs == sample.logs);
    for (const Run &run : sample.runs)
        QVERIFY(*reader.run(run.id, token) == run);
    QVERIFY(*reader.payload(sample.payload.runId, token) == sample.payload);
    QVERIFY(*reader.coverage("s1", RecordKind::Runs, token) == std::vector{sample.covered});
    QVERIFY(*reader.cursor(sample.cursor.name, token) == sample.cursor);
    const std::vector<ProblemReport> problems = *reader.problems(token);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems.front().detail, sample.problem.detail);
    QCOMPARE(problems.front().count, sample.problem.count);
}

void TestMigrations::goesOnWriting()
{
    QFETCH(int, version);
    const CacheSample sample = makeCacheSample();
    OpenedCache opened(copyOf(version), {});
    WriteSummary summary = opened.write(batchOf(sample.runs, sample.logs));
    QCOMPARE(summary.runsUnchanged, std::int64_t(sample.runs.size()));
    QCOMPARE(summary.logsRepeated, std::int64_t(sample.logs.size()));
    QCOMPARE(summary.logConflicts, 0);
    summary = opened.write(batchOf({makeRun("new")}, {makeLog("new", "new", "m")}));
    QCOMPARE(summary.runsInserted, 1);
    QCOMPARE(summary.logsInserted, 1);
    QVERIFY(*opened.reader().run("new", CancelToken()) == makeRun("new"));
}

void TestMigrations::readsNoOlderFileItMayNotConvert()
{
    const QString file = copyOf(1);
    const auto opened = Cache::open(file, {.readOnly = true});
    QVERIFY(!opened);
    QVERIFY(opened.error().reason.contains(file));
    QVERIFY(!opened.error().help.isEmpty());
}

void TestMigrations::goesOnWithAConversionThatWasKilled_data()
{
    QTest::addColumn<bool>("damaged");
    QTest::newRow("sound") << false;
    QTest::newRow("one segment damaged") << true;
}

void TestMigrations::goesOnWithAConversionThatWasKilled()
{
    QFETCH(bool, damaged);
    const QString file = copyOf(2);
    {
        // The tables are new already, the entries are still in the old ones.
        Connection connection;
        QVERIFY(connection.open(file.toStdString(), Connection::Mode::ReadWrite));
        QVERIFY(schema::migrate(connection));
        QVERIFY(oldlogs::remain(connection));
        if (damaged)
            connection.execute("UPDATE old_log_text SET data = x'00' WHERE segment = 1;"
                               "INSERT INTO coverage VALUES (1, 1, 0, 2000000)");
        QVERIFY(connection.ok());
    }
    const auto readOnly = Cache::open(file, {.readOnly = true});
    QVERIFY(!readOnly);
    OpenedCache opened(file, {});
    std::vector<LogEntry> expected = makeCacheSample().logs;
    if (damaged)
        std::erase_if(expected, [](const LogEntry &log) { return log.scriptId == "s1"; });
    std::vector<LogEntry> logs;
    for (const char *script : {"s1", "s2"}) {
        for (const LogEntry &log : opened.logs({.scriptId = script, .order = SortOrder::Ascending}))
            logs.push_back(log);
    }
    QVERIFY(logs == expected);
    QCOMPARE((*opened.reader().problems(CancelToken())).size(), std::size_t(damaged ? 2 : 1));
    const auto coverage = *opened.reader().coverage("s1", RecordKind::Logs, CancelToken());
    QVERIFY(coverage == (damaged ? std::vector{TimeRange{0, 1'000'000}, TimeRange{1'000'020, 2'000'000}}
                                 : std::vector<TimeRange>{}));
}

void TestMigrations::takesFutureStepsInOrder()
{
    const QString file = copyOf(1);
    Connection connection;
    QVERIFY(connection.open(file.toStdString(), Connection::Mode::ReadWrite));
    QVERIFY(schema::migrate(connection));
    const auto next = static_cast<int>(schema::currentVersion()) + 1;
    const std::array steps{
        schema::Migration{next, "ALTER TABLE run ADD COLUMN note TEXT; UPDATE run SET note = 'a'"},
        schema::Migration{next + 1, "UPDATE run SET note = note || 'b'"},
    };
    // Twice: what has been done is not done again.
    for (int round = 0; round < 2; ++round) {
        QVERIFY(schema::migrate(connection, steps));
        QCOMPARE(connection.integer("PRAGMA user_version"), next + 1);
        QCOMPARE(connection.integer("SELECT count(*) FROM run WHERE note = 'ab'"), 20);
    }
}

void TestMigrations::rollsAFailingStepBack()
{
    const QString file = copyOf(1);
    Connection connection;
    QVERIFY(connection.open(file.toStdString(), Connection::Mode::ReadWrite));
    QVERIFY(schema::migrate(connection));
    const auto next = static_cast<int>(schema::currentVersion()) + 1;
    const std::array steps{
        schema::Migration{next, "DELETE FROM run WHERE key = 1"},
        schema::Migration{next + 1, "DELETE FROM run; INSERT INTO no_such_table VALUES (1)"},
    };
    QVERIFY(!schema::migrate(connection, steps));
    QVERIFY(connection.error()->detail.find("no_such_table") != std::string::npos);
    connection.clearError();
    QCOMPARE(connection.integer("PRAGMA user_version"), next);
    QCOMPARE(connection.integer("SELECT count(*) FROM run"), 19);
}

void TestMigrations::convertsOnceWhenSeveralOpen()
{
    const QString file = copyOf(1);
    std::vector<std::future<bool>> openings;
    for (int i = 0; i < 4; ++i)
        openings.push_back(std::async(std::launch::async, [&] { return Cache::open(file, {}).ok(); }));
    for (auto &opening : openings)
        QVERIFY(opening.get());
    OpenedCache opened(file, {});
    QCOMPARE(opened.runs({.scriptId = "s1"}).size(), std::size_t(10));
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
