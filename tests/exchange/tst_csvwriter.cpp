// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/csvformat.h"
#include "exchange/csvwriter.h"
#include "support/seed.h"

#include <QtTest>

using namespace runglass;

class TestCsvWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void longCellsAtEveryPlace();
    void runs();
    void logs();
    void guardOff();
    void timesAsElsewhere();
};

namespace {

std::string cell(std::string_view text, bool guard = true)
{
    ByteBuffer out;
    out.setEnd(writeCsvCell(text, guard, out.room(longestCsvCell(text.size()))));
    return std::string(out.bytes());
}

RunRecord someRun(std::string_view id, RunStatus status, Micros time, std::string_view sourceType)
{
    RunRecord run;
    run.id = id;
    run.scriptId = "script-1";
    run.status = status;
    run.executedAt = time;
    run.sourceType = sourceType;
    return run;
}

LogRecord someLog(std::string_view id, std::string_view runId, LogLevel level, std::string_view message,
                  Micros time)
{
    LogRecord entry;
    entry.id = id;
    entry.runId = runId;
    entry.scriptId = "script-1";
    entry.level = level;
    entry.message = message;
    entry.time = time;
    return entry;
}

constexpr Micros noon = 1'778'738'847'238'927; // 2026-05-14T06:07:27.238927Z

} // namespace

void TestCsvWriter::cells_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("written");
    const auto row = [](const char *name, std::string text, std::string written) {
        QTest::newRow(name) << std::move(text) << std::move(written);
    };
    row("empty", "", "");
    row("plain", "Reconciled 42 invoices", "Reconciled 42 invoices");
    row("blanks", " a ", " a ");
    row("comma", "a,b", "\"a,b\"");
    row("quote", "say \"hi\"", "\"say \"\"hi\"\"\"");
    row("only a quote", "\"", "\"\"\"\"");
    row("line feed", "a\nb", "\"a\nb\"");
    row("carriage return", "a\rb", "\"a\rb\"");
    row("semicolon", "a;b", "a;b");
    row("NUL", std::string("a\0b", 3), std::string("a\0b", 3));
    row("formula", "=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0");
    row("plus", "+1", "'+1");
    row("minus", "-1", "'-1");
    row("at", "@SUM", "'@SUM");
    row("tab", "\ta", "'\ta");
    row("begins with CR", "\ra", "\"'\ra\"");
    row("apostrophe", "'quoted'", "''quoted'");
    row("formula with comma", "=A1,B1", "\"'=A1,B1\"");
    row("formula inside", "a=b", "a=b");
    row("begins with a line feed", "\n=1", "\"\n=1\"");
}

void TestCsvWriter::cells()
{
    QFETCH(std::string, text);
    QFETCH(std::string, written);
    QCOMPARE(cell(text), written);
}

void TestCsvWriter::longCellsAtEveryPlace()
{
    // Every length around the vectors' width, with the special character at every place, and without one.
    for (std::size_t length = 1; length < 70; ++length) {
        const std::string plain(length, 'x');
        QCOMPARE(cell(plain), plain);
        for (std::size_t at = 0; at < length; ++at) {
            for (const char c : {',', '"', '\r', '\n'}) {
                std::string text = plain;
                text[at] = c;
                std::string expected = "\"";
                if (at == 0 && c == '\r')
                    expected += '\'';
                for (const char each : text)
                    expected += each == '"' ? std::string(2, '"') : std::string(1, each);
                expected += '"';
                QCOMPARE(cell(text), expected);
            }
        }
    }
}

void TestCsvWriter::runs()
{
    CsvWriter writer;
    writer.writeRunHeader();
    RunRecord run = someRun("run-1", RunStatus::Success, noon, "tool");
    run.revision = 2;
    run.deploymentVersion = 38;
    run.responseTimeMs = 1091;
    run.function = "reconcile";
    run.source = "Month end, all";
    writer.write(run);
    writer.write(someRun("run-2", RunStatus::InProgress, noon - 927, "api"));
    writer.write(someRun("run-3", RunStatus::Failed, 0, "cron"));
    writer.write(someRun("run-4", RunStatus::Unknown, 1, {}));
    QCOMPARE(std::string(writer.bytes()),
             std::string("Run ID,Status,Deployment Version,Response Time (ms),Function,Executed On,"
                         "Source Type,Source\r\n"
                         "run-1,Success,38,1091,reconcile,2026-05-14T06:07:27.238927Z,Workflow,"
                         "\"Month end, all\"\r\n"
                         "run-2,In Progress,,,,2026-05-14T06:07:27.238Z,API,\r\n"
                         "run-3,Failed,,,,1970-01-01T00:00:00.000Z,cron,\r\n"
                         "run-4,,,,,1970-01-01T00:00:00.000001Z,,\r\n"));
    writer.clear();
    QVERIFY(writer.bytes().empty());
}

void TestCsvWriter::logs()
{
    CsvWriter writer;
    writer.writeLogHeader();
    writer.write(someLog("log-1", "run-1", LogLevel::Warning, "two\nlines", noon));
    QCOMPARE(std::string(writer.bytes()), std::string("Log ID,Run ID,Log Level,Log Message,Timestamp\r\n"
                                                      "log-1,run-1,Warning,\"two\nlines\","
                                                      "2026-05-14T06:07:27.238927Z\r\n"));
}

void TestCsvWriter::guardOff()
{
    CsvWriter writer(CsvWriter::FormulaGuard::Off);
    writer.write(someLog("-1", "@r", LogLevel::Info, "=1+1", 0));
    QCOMPARE(std::string(writer.bytes()), std::string("-1,@r,Info,=1+1,1970-01-01T00:00:00.000Z\r\n"));
}

void TestCsvWriter::timesAsElsewhere()
{
    std::mt19937_64 random(test::seed());
    TimeWriter times;
    std::array<char, TimeWriter::longest> room{};
    const auto text = [&](Micros time) { return std::string(room.data(), times.write(time, room.data())); };
    for (const Micros time :
         {Micros{0}, Micros{-1}, -microsPerDay, -microsPerDay - 1, microsPerDay, microsPerDay - 1, noon,
          parseRfc3339("9999-12-31T23:59:59.999999Z").value(), parseRfc3339("0000-01-01T00:00:00Z").value(),
          Micros{1} << 62, -(Micros{1} << 62)})
        QCOMPARE(text(time), formatRfc3339(time));
    for (int i = 0; i < 20000; ++i) {
        const auto far = static_cast<Micros>(random() % 4'000'000'000'000'000) - 1'000'000'000'000'000;
        const Micros time = i % 4 == 0 ? far : noon + static_cast<Micros>(random() % 90'000'000'000);
        const Micros rounded = i % 3 == 0 ? time - time % 1000 : time;
        QCOMPARE(text(rounded), formatRfc3339(rounded));
    }
}

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csvwriter.moc"
