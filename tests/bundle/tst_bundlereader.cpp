// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Bundles as strangers might send them: what is refused, and what is left out of what is taken.

#include "bundle/bundlefile.h"
#include "bundle/bundleformat.h"
#include "bundle/bundlereader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <functional>

using namespace runglass;

namespace {

constexpr Micros newYear = 1'767'225'600'000'000;

/// All records of a bundle at once, with text of its own.
struct Content
{
    std::vector<Script> scripts;
    std::vector<std::int64_t> versions;
    std::vector<Run> runs;
    std::vector<LogEntry> logs;
    std::vector<Payload> payloads;
    QStringList problems;
};

Result<Content> readAll(BundleReader &reader, std::size_t records = 10'000)
{
    Content content;
    for (;;) {
        Result<BundleBatch> batch = reader.next(records);
        if (!batch)
            return batch.error();
        if (batch->isEmpty())
            return content;
        content.scripts.insert(content.scripts.end(), batch->scripts.begin(), batch->scripts.end());
        for (const auto &of : batch->deployments)
            content.versions.push_back(of.deployment.version);
        for (const RunRecord &run : batch->records.runs)
            content.runs.push_back({std::string(run.id), std::string(run.scriptId), run.revision, run.status,
                                    run.deploymentVersion, run.responseTimeMs, std::string(run.function),
                                    run.executedAt, std::string(run.sourceType), std::string(run.source)});
        for (const LogRecord &entry : batch->records.logs)
            content.logs.push_back({std::string(entry.id), std::string(entry.runId),
                                    std::string(entry.scriptId), entry.level, std::string(entry.message),
                                    entry.time, std::string(entry.attributes)});
        content.payloads.insert(content.payloads.end(), batch->payloads.begin(), batch->payloads.end());
        for (const auto &problem : batch->problems)
            content.problems << problem.reason;
    }
}

const Run run{"r1", "s", 3, RunStatus::Success, 38, 12, "reconcile", newYear, "api", "billing"};
const Run failedRun{"r2", "s", 0, RunStatus::Failed, std::nullopt, std::nullopt, "", newYear + 1, "", ""};
const LogEntry entry{
    "l1",    "r1",          "s", LogLevel::Error, std::string("a\0b\r\n\"x\" \xF0\x9F\x98\x80", 15),
    newYear, R"({"a":1.0})"};
const Payload payload{"r1", Document{R"({ "big": 12345678901234567890 })", true}, Document{"not JSON", false},
                      "why"};
const BundleMark mark{"r1", "s", true, false, "look here", newYear + 5};

BundleInfo someInfo()
{
    BundleInfo info;
    info.sender = "Ada";
    info.message = "Look at r1.\nIt is slow.";
    info.createdAt = newYear + 7;
    info.program = "Runglass 1";
    info.scriptId = "s";
    info.range = TimeRange{newYear, newYear + microsPerDay};
    info.runsFilter = "status = Failed";
    info.logsSearch = "x";
    info.showsLogs = true;
    info.redaction = "keys";
    info.runsWithoutPayload = 1;
    return info;
}

} // namespace

class TestBundleReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void roundTrip();
    void anyBatchSize();
    void emptyBundle();
    void refused_data();
    void refused();
    void wrongTypes_data();
    void wrongTypes();
    void badRecords();
    void badDocuments();
    void bombTakesNoMemory();
    void truncated();
    void everyDamagedByte();
    void infoOfAnyKind();
    void cancelled();
    void foreignFileIsNotTouched();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("x.runglass")); }
    void make(const std::function<void(BundleFile &)> &fill = {}) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.close();
        BundleFile bundle;
        QVERIFY(bundle.open(path(), path()).ok());
        if (fill)
            fill(bundle);
        QVERIFY(bundle.finish(someInfo()).ok());
    }
    void makeFull() const
    {
        make([](BundleFile &bundle) {
            bundle.add(Script{"s", "billing", "python", "deployed", newYear, newYear, 2, 1});
            bundle.add("s", Deployment{38, "d", newYear, "deployed"});
            bundle.add(run);
            bundle.add(failedRun);
            bundle.add(entry);
            bundle.add(payload);
            bundle.add(mark);
        });
    }
    /// Changes the file as somebody with a program of their own would.
    void change(const char *sql) const
    {
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(path().toUtf8().constData(), &db), SQLITE_OK);
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        char *error = nullptr;
        const int code = sqlite3_exec(db, sql, nullptr, nullptr, &error);
        QVERIFY2(code == SQLITE_OK, error);
        sqlite3_close(db);
    }
    Result<std::unique_ptr<BundleReader>> open() const { return BundleReader::open(path(), {}); }
    Content content() const
    {
        auto reader = open();
        if (!reader)
            qFatal("%s", qPrintable(reader.error().oneLine()));
        Result<Content> read = readAll(**reader);
        if (!read)
            qFatal("%s", qPrintable(read.error().oneLine()));
        return *std::move(read);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBundleReader::roundTrip()
{
    makeFull();
    const auto reader = open();
    QVERIFY2(reader.ok(), reader ? "" : qPrintable(reader.error().oneLine()));
    QCOMPARE((*reader)->info(), someInfo());
    QCOMPARE((*reader)->marks(), std::vector{mark});
    QCOMPARE((*reader)->recordCount(), 4);
    const Result<Content> read = readAll(**reader);
    QVERIFY(read.ok());
    QCOMPARE(read->scripts.size(), 1U);
    QCOMPARE(read->scripts[0].name, "billing");
    QCOMPARE(read->versions, std::vector<std::int64_t>{38});
    QCOMPARE(read->runs, (std::vector{run, failedRun}));
    QCOMPARE(read->logs, std::vector{entry});
    QCOMPARE(read->payloads, std::vector{payload});
    QCOMPARE(read->problems, QStringList());
    QCOMPARE((*reader)->recordsRead(), 4);
}

void TestBundleReader::anyBatchSize()
{
    make([](BundleFile &bundle) {
        for (int i = 0; i < 25; ++i) {
            Run each = run;
            each.id += std::to_string(i);
            bundle.add(each);
            LogEntry line = entry;
            line.id += std::to_string(i);
            bundle.add(line);
            bundle.add(Payload{each.id, Document{"1", true}, {}, {}});
        }
    });
    for (const std::size_t records : {1U, 2U, 7U, 25U, 1000U}) {
        const auto reader = open();
        const Result<Content> read = readAll(**reader, records);
        QVERIFY(read.ok());
        QCOMPARE(read->runs.size(), 25U);
        QCOMPARE(read->logs.size(), 25U);
        QCOMPARE(read->payloads.size(), 25U);
        QCOMPARE(read->logs[24].id, "l124");
    }
}

void TestBundleReader::emptyBundle()
{
    make();
    QVERIFY(content().runs.empty());
}

void TestBundleReader::refused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *sql, const char *reason) {
        QTest::newRow(name) << QByteArray(sql) << QString::fromUtf8(reason);
    };
    row("trigger", "CREATE TRIGGER evil AFTER INSERT ON run BEGIN DELETE FROM run; END",
        "holds what no bundle holds: trigger “evil”.");
    row("view", "CREATE VIEW evil AS SELECT * FROM run", "holds what no bundle holds: view “evil”.");
    row("view in the place of a table", "DROP TABLE log; CREATE VIEW log AS SELECT * FROM run",
        "holds what no bundle holds: view “log”.");
    row("extra table", "CREATE TABLE extra (a)", "holds what no bundle holds: table “extra”.");
    row("virtual table", "CREATE VIRTUAL TABLE evil USING fts5(a)",
        "holds what no bundle holds: table “evil”.");
    row("index", "CREATE INDEX evil ON run (id)", "holds what no bundle holds: index “evil”.");
    row("index with an expression", "CREATE INDEX evil ON run (hex(zeroblob(abs(revision))))",
        "holds what no bundle holds: index “evil”.");
    row("other columns", "DROP TABLE mark; CREATE TABLE mark (run TEXT) STRICT",
        "holds what no bundle holds: another table “mark”.");
    row("generated column", "ALTER TABLE run ADD COLUMN evil TEXT AS (hex(id))",
        "holds what no bundle holds: another table “run”.");
    row("check",
        "DROP TABLE bundle; CREATE TABLE bundle (key TEXT NOT NULL CHECK (length(key) > 0),"
        " value TEXT NOT NULL) STRICT",
        "holds what no bundle holds: another table “bundle”.");
    row("statistics", "ANALYZE", "holds what no bundle holds: table “sqlite_stat1”.");
    row("table missing", "DROP TABLE mark", "is damaged or not whole.");
    row("newer version", "PRAGMA user_version = 2", "was written by a newer Runglass (format 2).");
    row("no version", "PRAGMA user_version = 0", "is damaged or not whole.");
    row("other program's", "PRAGMA application_id = 1", "is not a Runglass bundle.");
    row("write-ahead log", "PRAGMA journal_mode = WAL", "is damaged or not whole.");
    row("hidden characters in a name", "CREATE TABLE \"a\u202Eb\nc\" (a)",
        "holds what no bundle holds: table “a\\u202eb\\nc”.");
    row("rewritten schema",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = "
        "'run'",
        "holds what no bundle holds: another table “run”.");
    row("two names for one table",
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = "
        "'run'",
        "");
}

void TestBundleReader::refused()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, reason);
    makeFull();
    change(sql.constData());
    const auto reader = open();
    QVERIFY(!reader);
    QVERIFY2(reader.error().reason.endsWith(reason), qPrintable(reader.error().reason));
    QVERIFY(!reader.error().help.isEmpty());
}

void TestBundleReader::wrongTypes_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("text for a time") << QByteArray("executed_at") << QByteArray("'now'");
    QTest::newRow("blob for an id") << QByteArray("id") << QByteArray("x'00ff'");
    QTest::newRow("real for a version") << QByteArray("version") << QByteArray("1.5");
    QTest::newRow("nothing for a status") << QByteArray("status") << QByteArray("NULL");
}

/// Cells of types that the schema rules out, as only a program can write them that doesn't keep to it.
void TestBundleReader::wrongTypes()
{
    QFETCH(QByteArray, column);
    QFETCH(QByteArray, value);
    makeFull();
    change("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(replace(sql, ' STRICT', ''),"
           " ' NOT NULL', '') WHERE name = 'run'");
    change(("UPDATE run SET " + column + " = " + value).constData());
    sqlite3 *db = nullptr;
    sqlite3_open(path().toUtf8().constData(), &db);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    sqlite3_stmt *statement = nullptr;
    sqlite3_exec(db, "PRAGMA writable_schema = ON", nullptr, nullptr, nullptr);
    sqlite3_prepare_v2(db, "UPDATE sqlite_schema SET sql = ? WHERE name = 'run'", -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, bundleformat::tables[3].sql, -1, SQLITE_STATIC);
    QCOMPARE(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    const auto reader = open();
    QVERIFY(!reader);
    QVERIFY2(reader.error().reason.endsWith(QStringLiteral("is damaged or not whole.")),
             qPrintable(reader.error().reason));
}

void TestBundleReader::badRecords()
{
    makeFull();
    change(
        "INSERT INTO run SELECT '', script, 0, status, 1, 1, '', executed_at, '', '' FROM run LIMIT 1;"
        "INSERT INTO run SELECT 'a' || char(0) || 'b', script, 0, status, 1, 1, '', executed_at, '', '' FROM "
        "run"
        " LIMIT 1;"
        "INSERT INTO run SELECT CAST(x'ff41' AS TEXT), script, 0, status, 1, 1, '', executed_at, '', '' FROM "
        "run"
        " LIMIT 1;"
        "INSERT INTO run SELECT hex(zeroblob(3000)), script, 0, status, 1, 1, '', executed_at, '', '' FROM "
        "run"
        " LIMIT 1;"
        "INSERT INTO run SELECT 'late', script, 0, status, 1, 1, '', 9223372036854775807, '', '' FROM run "
        "LIMIT 1;"
        "INSERT INTO run SELECT 'odd', script, 0, 'exploded', 1, 1, '', executed_at, '', '' FROM run LIMIT 1;"
        // Before 1970, a time is negative and a time all the same.
        "INSERT INTO run VALUES ('old', 's', -5, 'success', -1, -2, CAST(x'66ff' AS TEXT), -1, '', '');"
        "INSERT INTO log VALUES ('', 'r1', 's', 'info', '', 0, '');"
        "INSERT INTO log VALUES ('l2', 'r1', 's', 'loud', '', 0, '');"
        "INSERT INTO log VALUES ('l3', 'r1', 's', 'info', '', -9223372036854775808, '');"
        "INSERT INTO log VALUES ('l4', 'r1', 's', 'info', CAST(x'61ff62' AS TEXT), -1, '[1]');"
        "INSERT INTO log VALUES ('l1', 'r1', 's', 'info', 'again', 0, '');"
        "INSERT INTO deployment VALUES ('s', -1, '', NULL, '');"
        "INSERT INTO script VALUES ('', 'x', '', '', NULL, NULL, 0, 0);"
        "INSERT INTO script VALUES ('t', 'x', '', '', 9223372036854775807, NULL, -4, 0);"
        "INSERT INTO mark VALUES ('', 's', 1, 1, '', 0);");
    const Content read = content();
    QCOMPARE(read.runs.size(), 3U);
    QCOMPARE(read.runs[2].id, "old");
    QCOMPARE(read.runs[2].executedAt, -1);
    QCOMPARE(read.runs[2].deploymentVersion, std::nullopt);
    QCOMPARE(read.runs[2].responseTimeMs, std::nullopt);
    QCOMPARE(read.runs[2].function, "f\uFFFD");
    // Of the same id again: what becomes of it is for who keeps records.
    QCOMPARE(read.logs.size(), 3U);
    QCOMPARE(read.logs[1].message, "a\uFFFD"
                                   "b");
    QCOMPARE(read.logs[1].attributes, "");
    QCOMPARE(read.scripts.size(), 2U);
    QCOMPARE(read.scripts[1].firstDeployedAt, std::nullopt);
    QCOMPARE(read.scripts[1].totalRuns, 0);
    QCOMPARE(read.problems.size(), 12);
    QCOMPARE((*open())->marks().size(), 1U);
}

void TestBundleReader::badDocuments()
{
    makeFull();
    change("INSERT INTO payload VALUES ('r2', x'00', 1, x'28b52ffd', 1, NULL);"
           "INSERT INTO payload SELECT 'r3', output, 1, NULL, 0, NULL FROM payload LIMIT 1;"
           "INSERT INTO payload SELECT '', output, 1, NULL, 0, NULL FROM payload LIMIT 1;");
    const Content read = content();
    QCOMPARE(read.payloads.size(), 3U);
    QCOMPARE(read.payloads[1], (Payload{"r2", {}, {}, {}}));
    QCOMPARE(read.payloads[2], (Payload{"r3", Document{"not JSON", false}, {}, {}}));
    QCOMPARE(read.problems.size(), 4);
}

/// A frame of some kilobytes that says it has 60 GB.
void TestBundleReader::bombTakesNoMemory()
{
    makeFull();
    // RFC 8878: magic, a descriptor for 8 bytes of length, a window, the length; then nothing.
    change("INSERT INTO payload VALUES ('r2', x'28b52ffde0000000000f000000', 1, NULL, 0, NULL);");
    const Content read = content();
    QCOMPARE(read.payloads[1].input, std::nullopt);
    QCOMPARE(read.problems, QStringList{QStringLiteral("a document can't be unpacked")});
}

void TestBundleReader::truncated()
{
    makeFull();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    for (const qsizetype size : {qsizetype(0), qsizetype(50), qsizetype(100), qsizetype(4096),
                                 whole.size() / 2, whole.size() - 4096, whole.size() - 1}) {
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(whole.left(size));
        file.close();
        const auto reader = open();
        QVERIFY2(!reader, qPrintable(QString::number(size)));
        QVERIFY(!reader.error().message.isEmpty() && !reader.error().help.isEmpty());
    }
}

/// Whatever byte is another one: an error or records, never a wrong memory access or a trigger that runs.
void TestBundleReader::everyDamagedByte()
{
    makeFull();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    int opened = 0;
    for (qsizetype at = 0; at < whole.size(); at += 37) {
        QByteArray damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(damaged);
        file.close();
        const auto reader = open();
        if (!reader)
            continue;
        ++opened;
        (void)readAll(**reader);
    }
    QVERIFY(opened > 0);
}

void TestBundleReader::infoOfAnyKind()
{
    make();
    change("DELETE FROM bundle;"
           "INSERT INTO bundle VALUES ('sender', 'Eve'), ('sender', 'Ada'), ('unknown', 'x'),"
           " ('created_at', 'yesterday'), ('from', '2026-01-02T00:00:00Z'), ('to', '2026-01-01T00:00:00Z'),"
           " ('has_logs', 'maybe'), ('runs_without_payload', '-4'), ('message', CAST(x'61ff' AS TEXT));"
           "INSERT INTO bundle SELECT 'program', hex(zeroblob(100000))");
    const auto reader = open();
    QVERIFY(reader.ok());
    const BundleInfo &info = (*reader)->info();
    QCOMPARE(info.sender, "Eve");
    QCOMPARE(info.createdAt, 0);
    QVERIFY(!info.range || !info.range->isEmpty());
    QVERIFY(info.hasLogs);
    QCOMPARE(info.runsWithoutPayload, 0);
    QCOMPARE(info.message, "a\uFFFD");
    QCOMPARE(info.program.size(), bundleformat::longestWord);
}

void TestBundleReader::cancelled()
{
    makeFull();
    const CancelToken token;
    const auto reader = BundleReader::open(path(), token);
    QVERIFY(reader.ok());
    token.cancel();
    QVERIFY(!(*reader)->next());
}

void TestBundleReader::foreignFileIsNotTouched()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    QCOMPARE(open().error().reason, QStringLiteral("%1 is not a Runglass bundle.").arg(path()));
    QCOMPARE(BundleReader::open(m_folder->path(), {}).error().reason,
             QStringLiteral("%1 is not a Runglass bundle.").arg(m_folder->path()));
    QVERIFY(!BundleReader::open(m_folder->filePath(QStringLiteral("none")), {}));
    QCOMPARE(file.size(), 5000);
    // Nothing is made beside a bundle either.
    makeFull();
    (void)content();
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

QTEST_GUILESS_MAIN(TestBundleReader)
#include "tst_bundlereader.moc"
