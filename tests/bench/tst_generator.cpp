// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/cache.h"
#include "generator/apipages.h"
#include "generator/cachefile.h"
#include "generator/dataset.h"
#include "generator/fasttime.h"
#include "generator/message.h"
#include "generator/textfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <map>
#include <set>

using namespace runglass;
using namespace runglass::generator;

class GeneratorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameShapeSameData();
    void runsAreSpreadAsDocumented();
    void logsAreSpreadAsDocumented();
    void knownWordsAreAsFrequentAsDocumented();
    void fastTimeAgreesWithTheDomain();
    void pagesHoldEveryRecordNewestFirst();
    void textFileHasALinePerEntry();
    void tablesHoldEveryRecord();
    void cacheHoldsTheDataset();
};

namespace {

Shape smallShape(std::int64_t runs, std::int64_t logs)
{
    Shape shape;
    shape.runs = runs;
    shape.logs = logs;
    return shape;
}

} // namespace

void GeneratorTest::sameShapeSameData()
{
    const Shape shape = smallShape(500, 3'000);
    QCOMPARE(logPages(Dataset(shape)), logPages(Dataset(shape)));
    QCOMPARE(runPages(Dataset(shape)), runPages(Dataset(shape)));
    Shape other = shape;
    other.seed = 2;
    QVERIFY(runPages(Dataset(shape)) != runPages(Dataset(other)));
}

void GeneratorTest::runsAreSpreadAsDocumented()
{
    constexpr std::int64_t count = 50'000;
    const Dataset dataset(smallShape(count, 0));
    const Shape &shape = dataset.shape();
    std::map<RunStatus, std::int64_t> byStatus;
    std::set<std::string> ids, functions, sources;
    std::set<std::int64_t> versions;
    Micros before = 0;
    Run run;
    for (std::int64_t number = 0; number < count; ++number) {
        dataset.makeRun(number, run);
        ++byStatus[run.status];
        ids.insert(run.id);
        functions.insert(run.function);
        sources.insert(run.source);
        versions.insert(run.deploymentVersion.value());
        QVERIFY(run.executedAt >= before);
        QVERIFY(run.executedAt >= shape.end - shape.days * microsPerDay && run.executedAt < shape.end);
        before = run.executedAt;
        QCOMPARE(run.responseTimeMs.has_value(), run.status == RunStatus::Success);
        QVERIFY(number > 100 || !QUuid::fromString(QString::fromStdString(run.id)).isNull());
    }
    const auto within = [](std::int64_t value, double share) {
        return std::abs(static_cast<double>(value) / static_cast<double>(count) - share) < 0.005;
    };
    QVERIFY(within(byStatus[RunStatus::Success], 0.94));
    QVERIFY(within(byStatus[RunStatus::Failed], 0.05));
    QVERIFY(within(byStatus[RunStatus::InProgress], 0.01));
    QCOMPARE(ids.size(), std::size_t{count});
    QCOMPARE(functions.size(), std::size_t{12});
    QCOMPARE(sources.size(), std::size_t{60});
    QCOMPARE(versions.size(), std::size_t{40});
    QCOMPARE(*versions.begin(), 1);
}

void GeneratorTest::logsAreSpreadAsDocumented()
{
    constexpr std::int64_t count = 100'000;
    const Dataset dataset(smallShape(5'000, count));
    std::set<std::string> ids, runs, runIds;
    std::int64_t bytes = 0;
    Micros before = 0;
    LogEntry entry;
    for (std::int64_t number = 0; number < count; ++number) {
        dataset.makeLog(number, entry);
        ids.insert(entry.id);
        runs.insert(entry.runId);
        bytes += static_cast<std::int64_t>(entry.message.size());
        QVERIFY2(entry.message.size() >= 20 && entry.message.size() <= 200, entry.message.c_str());
        QVERIFY(entry.time >= before);
        before = entry.time;
    }
    const double average = static_cast<double>(bytes) / count;
    QVERIFY2(std::abs(average - 75) < 1, qPrintable(QString::number(average)));
    QCOMPARE(ids.size(), std::size_t{count});
    Run run;
    for (std::int64_t number = 0; number < 5'000; ++number) {
        dataset.makeRun(number, run);
        runIds.insert(run.id);
    }
    QVERIFY(runs == runIds); // every run has entries, no entry is an orphan
}

void GeneratorTest::knownWordsAreAsFrequentAsDocumented()
{
    constexpr std::uint64_t count = 400'000;
    std::array<std::int64_t, knownWords.size()> found{};
    std::string message;
    for (std::uint64_t number = 0; number < count; ++number) {
        writeMessage(Draws(7, 1, number), message);
        for (std::size_t word = 0; word < knownWords.size(); ++word)
            found[word] += message.find(knownWords[word].word) != std::string::npos ? 1 : 0;
    }
    for (std::size_t word = 0; word < knownWords.size(); ++word) {
        const double expected = static_cast<double>(count) / knownWords[word].oneIn;
        // Four standard deviations of a Poisson count.
        QVERIFY2(std::abs(static_cast<double>(found[word]) - expected) <= 4 * std::sqrt(expected),
                 qPrintable(QString::number(found[word])));
        QVERIFY(found[word] > 0);
    }
}

void GeneratorTest::fastTimeAgreesWithTheDomain()
{
    FastTime fast;
    for (const Micros time : {Micros{0}, Micros{1}, microsPerDay - 1, microsPerDay,
                              Micros{1'780'000'000'123'456}, Micros{951'782'399'999'999}}) {
        std::string text;
        fast.append(time, text);
        QCOMPARE(text.size(), std::size_t{27});
        QCOMPARE(parseRfc3339(text), std::optional(time));
    }
}

void GeneratorTest::pagesHoldEveryRecordNewestFirst()
{
    const Dataset dataset(smallShape(10, 23));
    const std::vector<std::string> pages = logPages(dataset, 10);
    QCOMPARE(pages.size(), std::size_t{3});
    std::int64_t number = 22;
    LogEntry entry;
    for (const std::string &page : pages) {
        QJsonParseError error;
        const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(page), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(body.value(QLatin1String("next")).isNull(), &page == &pages.back());
        for (const QJsonValue &log : body.value(QLatin1String("logs")).toArray()) {
            dataset.makeLog(number--, entry);
            QCOMPARE(log[QLatin1String("log_id")].toString().toStdString(), entry.id);
            QCOMPARE(log[QLatin1String("message")].toString().toStdString(), entry.message);
            QCOMPARE(parseRfc3339(log[QLatin1String("timestamp")].toString().toStdString()),
                     std::optional(entry.time));
        }
    }
    QCOMPARE(number, -1);

    const std::vector<std::string> runs = runPages(dataset, 4);
    QCOMPARE(runs.size(), std::size_t{3});
    Run run;
    dataset.makeRun(9, run);
    const QJsonValue newest =
        QJsonDocument::fromJson(QByteArray::fromStdString(runs[0]))[QLatin1String("runs")][0];
    QCOMPARE(newest[QLatin1String("run_id")].toString().toStdString(), run.id);
    QCOMPARE(newest[QLatin1String("status")].toString().toStdString(), std::string(toApiWord(run.status)));
}

void GeneratorTest::textFileHasALinePerEntry()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("logs.txt"));
    const Dataset dataset(smallShape(5, 40));
    QVERIFY(writeTextFile(dataset, path).ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 41); // the last one is empty
    LogEntry entry;
    dataset.makeLog(39, entry);
    QVERIFY(lines[39].startsWith("20"));
    QVERIFY(lines[39].contains(' ' + QByteArray::fromStdString(entry.runId) + ' '));
    QVERIFY(lines[39].endsWith(QByteArray::fromStdString(entry.message)));

    QVERIFY(!writeTextFile(dataset, folder.filePath(QStringLiteral("no/such/folder.txt"))).ok());
}

void GeneratorTest::tablesHoldEveryRecord()
{
    const QTemporaryDir folder;
    const Dataset dataset(smallShape(200, 1'000));
    const auto linesOf = [&](const QString &name) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return QList<QByteArray>();
        QList<QByteArray> lines = file.readAll().split('\n');
        lines.removeLast();
        return lines;
    };
    QVERIFY(writeTextFile(dataset, folder.filePath(QStringLiteral("logs.tsv")), '\t').ok());
    QVERIFY(writeRunsFile(dataset, folder.filePath(QStringLiteral("runs.tsv"))).ok());
    const QList<QByteArray> logs = linesOf(QStringLiteral("logs.tsv"));
    const QList<QByteArray> runs = linesOf(QStringLiteral("runs.tsv"));
    QCOMPARE(logs.size(), 1'000);
    QCOMPARE(runs.size(), 200);
    LogEntry entry;
    dataset.makeLog(17, entry);
    QCOMPARE(logs[17].split('\t').size(), 4);
    QCOMPARE(logs[17].split('\t').last(), QByteArray::fromStdString(entry.message));
    Run run;
    for (int number = 0; number < 200; ++number) {
        dataset.makeRun(number, run);
        const QList<QByteArray> cells = runs[number].split('\t');
        QCOMPARE(cells.size(), 5);
        QCOMPARE(cells[0], QByteArray::fromStdString(run.id));
        QCOMPARE(cells[3],
                 run.responseTimeMs ? QByteArray::number(qint64(*run.responseTimeMs)) : QByteArray());
    }
}

void GeneratorTest::cacheHoldsTheDataset()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("made.runglass"));
    const Dataset dataset(smallShape(300, 6'000));
    const Result<void> written = writeCacheFile(dataset, path);
    QVERIFY2(written.ok(), qPrintable(written.ok() ? QString() : written.error().oneLine()));

    const auto cache = Cache::open(path, {});
    QVERIFY(cache.ok());
    const auto reader = (*cache)->makeReader();
    QVERIFY(reader.ok());
    const CancelToken token;
    const auto scripts = (*reader)->scripts(token);
    QVERIFY(scripts.ok());
    QCOMPARE(scripts->size(), std::size_t{1});
    QCOMPARE(scripts->front().name, dataset.shape().scriptName);
    RunsQuery runs;
    runs.scriptId = dataset.shape().scriptId;
    QCOMPARE((*reader)->runStats(runs, token)->total, 300);
    LogsQuery logs;
    logs.scriptId = dataset.shape().scriptId;
    QCOMPARE((*reader)->logStats(logs, token)->total, 6'000);
    Run newest;
    dataset.makeRun(299, newest);
    const auto stored = (*reader)->run(newest.id, token);
    QVERIFY(stored.ok() && stored->has_value());
    QVERIFY(stored->value() == newest);
    QCOMPARE((*reader)->coverage(runs.scriptId, RecordKind::Logs, token)->size(), std::size_t{1});

    QVERIFY(!writeCacheFile(dataset, QStringLiteral("/proc/no/such/place")).ok());
}

QTEST_GUILESS_MAIN(GeneratorTest)
#include "tst_generator.moc"
