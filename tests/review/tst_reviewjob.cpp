// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "review/reviewimport.h"
#include "review/reviewjob.h"
#include "support/samplefiles.h"
#include "telemetry/mapping.h"
#include "workspace/background.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace runglass;

/// Files to a workspace's cache, in real folders.
class TestReviewJob : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString files() const { return m_folder->filePath(QStringLiteral("files")); }
    QString workspaceFolder() const { return m_folder->filePath(QStringLiteral("workspace")); }
    QString cacheFile() const { return workspaceFolder() + QStringLiteral("/cache.db"); }
    QString add(const char *name, const QByteArray &content) const
    {
        return samplefiles::write(files(), QString::fromUtf8(name), content);
    }
    ReviewRequest request(const QStringList &paths) const
    {
        ReviewRequest request;
        request.set.files = paths;
        request.cacheFile = cacheFile();
        return request;
    }
    ReviewOutcome open(const QStringList &paths) const { return open(request(paths)); }
    static ReviewOutcome open(const ReviewRequest &request)
    {
        return ReviewJob(request, CancelToken(), [](const ReviewProgress &) {}).run();
    }
    std::int64_t runs() const
    {
        const auto cache = Cache::open(cacheFile(), {.create = false});
        if (!cache)
            return -1;
        RunsQuery query;
        query.scriptId = telemetry::scriptIdOf("billing");
        query.range = TimeRange::all();
        return (*(*cache)->makeReader())->count(query, {}).value();
    }
    QStringList left() const
    {
        return QDir(workspaceFolder()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void makesAWorkspace()
    {
        const ReviewOutcome outcome = open({add("billing_runs_data.csv", samplefiles::manyRuns(0, 50)),
                                            add("billing_logs_data.csv", samplefiles::manyLogs(0, 200))});
        QVERIFY(outcome.isThere && !outcome.error && !outcome.cancelled && !outcome.unchanged);
        QCOMPARE(runs(), 50);
        const ImportedFiles facts = outcome.manifest.facts();
        QCOMPARE(facts.files, 2);
        QVERIFY(facts.runs && facts.logs && !facts.payloads && !facts.deployments);
        QCOMPARE(QFile::permissions(workspaceFolder()) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void sameFileIsNotReadAgain()
    {
        const QString path = add("billing_runs_data.csv", samplefiles::manyRuns(0, 50));
        QVERIFY(open({path}).isThere);
        bool progressed = false;
        const ReviewOutcome again = ReviewJob(request({path}), CancelToken(), [&](const ReviewProgress &) {
                                        progressed = true;
                                    }).run();
        QVERIFY(again.unchanged && again.isThere && !again.error);
        QVERIFY(!progressed);
        QCOMPARE(again.manifest.files.size(), std::size_t{1});
        QCOMPARE(runs(), 50);
    }

    void laterExportJoins()
    {
        QVERIFY(open({add("billing_runs_data.csv", samplefiles::manyRuns(0, 50))}).isThere);
        const ReviewOutcome later = open({add("billing_runs_data (1).csv", samplefiles::manyRuns(40, 50))});
        QVERIFY(later.isThere && !later.unchanged);
        QCOMPARE(later.written.runsInserted, 40);
        QCOMPARE(later.written.runsUpdated, 0);
        QCOMPARE(runs(), 90);
        QCOMPARE(later.manifest.facts().files, 2);
    }

    void joinsAnOpenCache()
    {
        QVERIFY(open({add("billing_runs_data.csv", samplefiles::manyRuns(0, 50))}).isThere);
        auto cache = Cache::open(cacheFile(), {.create = false});
        QVERIFY(cache.ok());
        ReviewRequest more = request({add("billing_runs_data (1).csv", samplefiles::manyRuns(50, 10))});
        more.open = *cache;
        QVERIFY(open(more).isThere);
        RunsQuery query;
        query.scriptId = telemetry::scriptIdOf("billing");
        query.range = TimeRange::all();
        QCOMPARE((*(*cache)->makeReader())->count(query, {}).value(), 60);
    }

    void goneFilesAreInTheCache()
    {
        const QString path = add("billing_runs_data.csv", samplefiles::manyRuns(0, 50));
        QVERIFY(open({path}).isThere);
        QVERIFY(QFile::remove(path));
        ReviewRequest again = request({path});
        again.again = true;
        const ReviewOutcome outcome = open(again);
        QVERIFY(outcome.isThere && outcome.unchanged && !outcome.error);
        // By its name it must be there.
        const ReviewOutcome named = open({path});
        QVERIFY(named.error);
        QVERIFY(named.error->reason.contains(QStringLiteral("no such file")));
        QCOMPARE(runs(), 50);
    }

    void badFileLeavesNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("binary") << QByteArray(1000, '\0');
        QTest::newRow("wrong header") << QByteArray("a,b,c\r\n1,2,3\r\n");
        QTest::newRow("no row that can be read")
            << samplefiles::runsCsv("r1,Success,38,12,f,yesterday,API,s\r\n");
        QTest::newRow("cut in its header") << QByteArray("Run ID,Stat");
    }
    void badFileLeavesNothing()
    {
        QFETCH(QByteArray, content);
        const ReviewOutcome outcome = open({add("billing_runs_data.csv", content)});
        QVERIFY(!outcome.isThere);
        QVERIFY(outcome.error);
        QVERIFY(!outcome.error->message.isEmpty() && !outcome.error->reason.isEmpty() &&
                !outcome.error->help.isEmpty());
        QCOMPARE(left(), QStringList());
        // What was there before stays as it was.
        QVERIFY(open({add("billing_runs_data (1).csv", samplefiles::manyRuns(0, 50))}).isThere);
        QVERIFY(open({add("billing_runs_data.csv", content)}).error);
        QCOMPARE(runs(), 50);
    }

    void oneOfTwoIsImported()
    {
        const ReviewOutcome outcome =
            open({add("billing_logs_data.csv", QByteArray(1000, '\0')),
                  add("billing_runs_data.csv", samplefiles::manyRuns(0, 5) + "cut,Succ")});
        QVERIFY(outcome.isThere && !outcome.error);
        QCOMPARE(outcome.unread, 1);
        QVERIFY(outcome.skipped >= 1);
        QCOMPARE(runs(), 5);
        QCOMPARE(outcome.manifest.facts().files, 1);
        QVERIFY(outcome.manifest.problemCount >= 2);
        // A file that could not be read is read again, the other one is not.
        const ReviewOutcome again =
            open(outcome.manifest.files[0].path.isEmpty()
                     ? QStringList()
                     : QStringList{outcome.manifest.files[0].path, outcome.manifest.files[1].path});
        QVERIFY(!again.unchanged);
    }

    void cancelledLeavesNothing()
    {
        const QString path = add("billing_runs_data.csv", samplefiles::manyRuns(0, 60'000));
        const CancelToken token;
        const ReviewOutcome outcome =
            ReviewJob(request({path}), token, [&token](const ReviewProgress &) { token.cancel(); }).run();
        QVERIFY(outcome.cancelled && !outcome.isThere && !outcome.error);
        QCOMPARE(left(), QStringList());
    }

    void folderThatCantBeWritten()
    {
        ReviewRequest nowhere = request({add("billing_runs_data.csv", samplefiles::manyRuns(0, 5))});
        nowhere.cacheFile = QStringLiteral("/proc/runglass/cache.db");
        const ReviewOutcome outcome = open(nowhere);
        QVERIFY(outcome.error && !outcome.isThere);
        QVERIFY(outcome.error->reason.contains(QStringLiteral("/proc/runglass")));
        QVERIFY(!outcome.error->help.isEmpty());
    }

    void aFileInThePlaceOfTheFolder()
    {
        samplefiles::write(m_folder->path(), QStringLiteral("workspace"), "x");
        const ReviewOutcome outcome = open({add("billing_runs_data.csv", samplefiles::manyRuns(0, 5))});
        QVERIFY(outcome.error);
        QVERIFY(outcome.error->reason.contains(workspaceFolder()));
    }

    void unusableCacheMakesWay()
    {
        samplefiles::write(workspaceFolder(), QStringLiteral("cache.db"), "this is no cache");
        const ReviewOutcome outcome = open({add("billing_runs_data.csv", samplefiles::manyRuns(0, 5))});
        QVERIFY(outcome.isThere && !outcome.error);
        QCOMPARE(runs(), 5);
    }

    void newerWishWins()
    {
        Background background;
        ReviewImport import(background);
        QSignalSpy finished(&import, &ReviewImport::finished);
        import.start(request({add("billing_runs_data.csv", samplefiles::manyRuns(0, 60'000))}));
        import.start(request({add("billing_runs_data (1).csv", samplefiles::manyRuns(0, 5))}));
        QVERIFY(finished.wait(60'000));
        const auto outcome = finished.front().front().value<ReviewOutcome>();
        QVERIFY(outcome.isThere && !outcome.cancelled);
        QCOMPARE(outcome.set.files.size(), 1);
        QVERIFY(!import.isRunning());
        import.cancel();
        QCOMPARE(finished.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestReviewJob)
#include "tst_reviewjob.moc"
