// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"

#include <QProcess>

#include <random>
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
    std::random_device device;
    const unsigned seed = device();
    std::mt19937 random(seed);
    qInfo("seed %u", seed);
    std::int64_t batches = 0;
    for (int round = 0; round < 25; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(RUNGLASS_CACHE_WRITER), {file});
        // Sometimes while the file is being made, mostly in the middle of writing.
        if (round % 5 != 0) {
            QVERIFY(writer.waitForReadyRead(60'000));
        } else {
            QVERIFY(writer.waitForStarted());
        }
        // It writes until it is killed: at a random moment, here.
        QVERIFY(!writer.waitForFinished(static_cast<int>(random() % 120)));
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
}

void TestKilledWriter::checkWhole(const QString &file, std::int64_t &batches)
{
    if (!QFile::exists(file))
        return;
    OpenedCache opened(file, {});
    const std::optional<StoredCursor> cursor = *opened.reader().cursor("batches", CancelToken());
    batches = cursor ? QByteArray::fromStdString(cursor->value).toLongLong() : 0;
    QCOMPARE((*opened.reader().runStats({.scriptId = "s"}, CancelToken())).total, batches * 10);
    QCOMPARE((*opened.reader().logStats({.scriptId = "s"}, CancelToken())).total, batches * 200);
    const std::vector<TimeRange> coverage = *opened.reader().coverage("s", RecordKind::Logs, CancelToken());
    const std::vector<TimeRange> expected =
        batches > 0 ? std::vector{TimeRange{0, batches * 1000}} : std::vector<TimeRange>{};
    QVERIFY(coverage == expected);
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
