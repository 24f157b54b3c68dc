// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"
#include "cache/storedsegments.h"
#include "support/seed.h"

#include <QProcess>

#include <sqlite3.h>

using namespace runglass;
using namespace runglass::cachetest;

/// Kills a writing process at random moments and looks at what it leaves behind.
class TestKilledWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesWholeBatches();

private:
    static void checkWhole(const QString &file, std::int64_t &batches);
};

void TestKilledWriter::leavesWholeBatches()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cache.db"));
    std::mt19937_64 random(test::seed());
    std::int64_t batches = 0;
    for (int round = 0; round < 50; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(RUNGLASS_CACHE_WRITER), {file});
        // Sometimes while the file is being made, mostly in the middle of writing.
        if (round % 5 != 0) {
            QVERIFY(writer.waitForReadyRead(60'000));
        } else {
            QVERIFY(writer.waitForStarted());
        }
        // It writes until it is killed: at a random moment, here.
        QVERIFY(!writer.waitForFinished(static_cast<int>(random() % 80)));
        QCOMPARE(writer.state(), QProcess::Running);
        writer.kill();
        QVERIFY(writer.waitForFinished(30'000));
        const std::int64_t before = batches;
        const QByteArray output = writer.readAllStandardOutput();
        checkWhole(file, batches);
        if (QTest::currentTestFailed())
            return;
        // What was reported as written is there; the last line may have been cut off.
        const qsizetype end = output.lastIndexOf('\n');
        const qsizetype start = end > 0 ? output.lastIndexOf('\n', end - 1) + 1 : 0;
        const std::int64_t reported = end > 0 ? output.mid(start, end - start).toLongLong() : 0;
        QVERIFY2(batches >= reported && batches >= before, qPrintable(QString::number(reported)));
    }
    QVERIFY(batches > 0);
    // What was interrupted is taken up again.
    OpenedCache opened(file, {.quiet = std::chrono::milliseconds(0)});
    StoredSegments stored(file);
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 60'000);
    opened.close();
    checkWhole(file, batches);
}

void TestKilledWriter::checkWhole(const QString &file, std::int64_t &batches)
{
    if (!QFile::exists(file))
        return;
    OpenedCache opened(file, {.quiet = std::chrono::hours(1)});
    const std::optional<StoredCursor> cursor = *opened.reader().cursor("batches", CancelToken());
    batches = cursor ? QByteArray::fromStdString(cursor->value).toLongLong() : 0;
    QCOMPARE((*opened.reader().runStats({.scriptId = "s"}, CancelToken())).total, batches * 10);
    // Every twentieth batch, before its own entries came, deleted all but those of the last ten.
    const std::int64_t trimmed = batches / 20 * 20;
    const std::int64_t horizon = trimmed == 0 ? 0 : (trimmed - 11) * 1000;
    std::vector<std::string> ids;
    for (std::int64_t number = 0; number < batches; ++number) {
        for (int i = 0; i < 200; ++i) {
            const Micros time = number * 1000 + (i % 7 == 0 ? 1'500 : i);
            if (number + 1 >= trimmed || time >= horizon)
                ids.push_back(std::to_string(number) + "/" + std::to_string(i));
        }
    }
    std::sort(ids.begin(), ids.end());
    StoredSegments stored(file);
    QVERIFY(stored.ids() == ids);
    QCOMPARE((*opened.reader().logStats({.scriptId = "s"}, CancelToken())).total, std::int64_t(ids.size()));
    const std::vector<TimeRange> coverage = *opened.reader().coverage("s", RecordKind::Logs, CancelToken());
    const std::vector<TimeRange> expected =
        batches > 0 ? std::vector{TimeRange{horizon, batches * 1000}} : std::vector<TimeRange>{};
    QVERIFY(coverage == expected);
    QVERIFY((*opened.reader().problems(CancelToken())).empty());
    opened.close();

    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(file).constData(), &handle), SQLITE_OK);
    std::string answer;
    const auto take = [](void *context, int, char **values, char **) {
        *static_cast<std::string *>(context) += values[0];
        return 0;
    };
    sqlite3_exec(handle, "PRAGMA integrity_check", take, &answer, nullptr);
    sqlite3_exec(handle, "PRAGMA foreign_key_check", take, &answer, nullptr);
    sqlite3_close(handle);
    QCOMPARE(answer, std::string("ok"));
}

QTEST_GUILESS_MAIN(TestKilledWriter)
#include "tst_killedwriter.moc"
