// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/csvwriter.h"
#include "exchange/filenames.h"
#include "exchange/jsonlineswriter.h"

#include "collectingsink.h"
#include "hostile.h"
#include "support/seed.h"

#include <QtTest>

using namespace runglass;
using test::CollectingSink;
using test::Hostile;

class TestRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csv_data();
    void csv();
    void jsonLines();
    void largeCells();
};

namespace {

template <class Writer>
std::string written(Writer &&writer, const std::vector<Run> &runs, const std::vector<LogEntry> &logs)
{
    RecordBatch batch;
    for (const Run &run : runs)
        batch.add(run);
    for (const LogEntry &entry : logs)
        batch.add(entry);
    for (const RunRecord &run : batch.runs)
        writer.write(run);
    for (const LogRecord &entry : batch.logs)
        writer.write(entry);
    return std::string(writer.bytes());
}

/// With the header of what there is.
std::string writtenCsv(CsvWriter::FormulaGuard guard, const std::vector<Run> &runs,
                       const std::vector<LogEntry> &logs)
{
    CsvWriter writer(guard);
    if (logs.empty())
        writer.writeRunHeader();
    else
        writer.writeLogHeader();
    return written(writer, runs, logs);
}

void importAll(const QString &path, ImportOptions options, CollectingSink &sink)
{
    Importer importer(std::move(options));
    const Result<ImportSummary> summary = importer.read({path}, sink);
    QVERIFY(summary.ok());
    QVERIFY2(summary->problems.isEmpty(), qPrintable(summary->problems.text()));
    QVERIFY(!summary->files.front().error);
}

const std::string scriptName = "Qbalance";
const std::string someAttributes = R"({"log.meta.pid":"41","nested":{"a":[1,2.5,true,null,"}\n\"{"]}})";

} // namespace

void TestRoundTrip::csv_data()
{
    QTest::addColumn<bool>("guard");
    QTest::newRow("guarded") << true;
    QTest::newRow("as it is") << false;
}

void TestRoundTrip::csv()
{
    QFETCH(bool, guard);
    const auto mode = guard ? CsvWriter::FormulaGuard::On : CsvWriter::FormulaGuard::Off;
    const std::string scriptId = telemetry::scriptIdOf(scriptName);
    Hostile hostile(test::seed());
    const test::Files files;
    for (int round = 0; round < 150; ++round) {
        const bool isRuns = round % 2 == 0;
        std::vector<Run> runs;
        std::vector<LogEntry> logs;
        for (std::int64_t i = 0; i < static_cast<std::int64_t>(1 + hostile.number(40)); ++i) {
            if (isRuns)
                runs.push_back(hostile.run(i, scriptId));
            else
                logs.push_back(hostile.log(i, scriptId));
        }
        const std::string before = writtenCsv(mode, runs, logs);
        ImportOptions options;
        options.takeGuardOff = guard;
        options.pieceBytes = 16 + hostile.number(3000);
        options.batchRecords = 1 + hostile.number(20);
        CollectingSink sink;
        importAll(files.add(exportFileName(scriptName, isRuns ? RecordKind::Runs : RecordKind::Logs), before),
                  options, sink);
        QVERIFY2(sink.runs == runs && sink.logs == logs, before.c_str());
        QCOMPARE(writtenCsv(mode, sink.runs, sink.logs), before);
        QCOMPARE(sink.scripts.at(scriptId).name, scriptName);
    }
}

void TestRoundTrip::jsonLines()
{
    Hostile hostile(test::seed());
    const test::Files files;
    for (int round = 0; round < 150; ++round) {
        std::vector<Run> runs;
        std::vector<LogEntry> logs;
        const std::string scriptId = hostile.id(round);
        for (std::int64_t i = 0; i < static_cast<std::int64_t>(1 + hostile.number(30)); ++i) {
            runs.push_back(hostile.run(i, scriptId));
            runs.back().revision = static_cast<std::int64_t>(hostile.number(1000));
            logs.push_back(hostile.log(i, scriptId));
            if (hostile.number(2) == 0)
                logs.back().attributes = someAttributes;
        }
        const std::string before = written(JsonLinesWriter(), runs, logs);
        ImportOptions options;
        options.pieceBytes = 16 + hostile.number(3000);
        options.batchRecords = 1 + hostile.number(20);
        CollectingSink sink;
        importAll(files.add(QStringLiteral("any.name"), before), options, sink);
        QVERIFY2(sink.runs == runs && sink.logs == logs, before.c_str());
        QCOMPARE(written(JsonLinesWriter(), sink.runs, sink.logs), before);
    }
}

void TestRoundTrip::largeCells()
{
    Hostile hostile(test::seed());
    const test::Files files;
    const std::string scriptId = telemetry::scriptIdOf(scriptName);
    std::vector<LogEntry> logs;
    for (std::int64_t i = 0; i < 4; ++i) {
        logs.push_back(hostile.log(i, scriptId));
        logs.back().message.clear();
        while (logs.back().message.size() < 1'000'000)
            logs.back().message += i == 0 ? std::string(4096, 'x') : hostile.text(2000);
    }
    const std::string csv = writtenCsv(CsvWriter::FormulaGuard::On, {}, logs);
    const std::string json = written(JsonLinesWriter(), {}, logs);
    for (const std::size_t piece : {std::size_t{1000}, TextReader::defaultPiece}) {
        ImportOptions options;
        options.pieceBytes = piece;
        CollectingSink fromCsv;
        importAll(files.add(exportFileName(scriptName, RecordKind::Logs), csv), options, fromCsv);
        QVERIFY(fromCsv.logs == logs);
        CollectingSink fromJson;
        importAll(files.add(QStringLiteral("x.jsonl"), json), options, fromJson);
        QVERIFY(fromJson.logs == logs);
    }
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
