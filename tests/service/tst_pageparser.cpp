// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/pageparser.h"
#include "service/timestampreader.h"

#include <QTest>

#include <random>

using namespace runglass;

namespace {

Result<ParsedPage> parse(const std::string &text, PageContext context)
{
    PageParser parser;
    return parser.parsePage(std::make_shared<std::string>(text), context);
}

PageContext logsOf(const char *script)
{
    PageContext context;
    context.where = "GET /scripts/s/logs";
    context.scriptId = script;
    context.logs = true;
    return context;
}

PageContext runsOf(const char *script)
{
    PageContext context;
    context.where = "GET /scripts/s/runs";
    context.scriptId = script;
    context.runs = true;
    return context;
}

std::string describe(const ParsedPage &page)
{
    std::string text;
    for (const ProblemReport &problem : page.problems) {
        text += problem.kind == ProblemReport::Kind::SkippedRecord ? "skipped " : "emptied ";
        text += problem.detail + " x" + std::to_string(problem.count) + "; ";
    }
    return text;
}

} // namespace

class TestPageParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsALogPage();
    void readsARunPage();
    void readsAFeedPage();
    void reportsWhatBreaksTheContract_data();
    void reportsWhatBreaksTheContract();
    void keepsTheRestOfThePage();
    void resolvesEscapes_data();
    void resolvesEscapes();
    void refusesWhatIsNoPage_data();
    void refusesWhatIsNoPage();
    void readsTimesLikeTheDomain();
    void survivesDeepNesting();
    void survivesMutations();
};

void TestPageParser::readsALogPage()
{
    const auto page = parse(R"({"future": {"a": [1, 2]}, "logs": [
        {"log_id": "l2", "run_id": "r1", "script_id": "s1", "level": "error", "message": "two\nlines \u00e9",
         "timestamp": "2026-05-14T06:07:27.238927Z", "attributes": {"k": [1, {"x": "}"}]}, "new_field": [[]]},
        {"log_id": "l1", "run_id": "r1", "level": "stdout", "message": "plain", "timestamp": "2026-05-14T06:07:27.238Z",
         "attributes": null}
        ], "next": "c1"})",
                            logsOf("s1"));
    QVERIFY(page.ok());
    const std::vector<LogRecord> &logs = page->records.logs;
    QCOMPARE(logs.size(), std::size_t(2));
    QCOMPARE(logs[0].id, std::string_view("l2"));
    QCOMPARE(logs[0].message, std::string_view("two\nlines é"));
    QCOMPARE(logs[0].level, LogLevel::Error);
    QCOMPARE(logs[0].time, *parseRfc3339("2026-05-14T06:07:27.238927Z"));
    QCOMPARE(logs[0].attributes, std::string_view(R"({"k": [1, {"x": "}"}]})"));
    QCOMPARE(logs[1].scriptId, std::string_view("s1"));
    QVERIFY(logs[1].attributes.empty());
    QCOMPARE(page->next, std::optional<std::string>("c1"));
    QCOMPARE(page->oldest, parseRfc3339("2026-05-14T06:07:27.238Z"));
    QVERIFY(page->newestFirst);
    QVERIFY(page->problems.empty());
}

void TestPageParser::readsARunPage()
{
    const auto page = parse(R"({"runs": [
        {"run_id": "r1", "script_id": "s1", "revision": 3, "status": "success", "deployment_version": 38,
         "response_time_ms": 1820, "function": "reconcile", "executed_at": "2026-05-14T06:07:27.238Z",
         "source_type": "workflow", "source": "Nightly"},
        {"run_id": "r0", "script_id": "s1", "status": "failed", "response_time_ms": 12,
         "executed_at": "2026-05-14T06:07:28.238Z"}], "next": null})",
                            runsOf(""));
    QVERIFY(page.ok());
    const RunRecord &run = page->records.runs.at(0);
    QCOMPARE(run.revision, std::int64_t(3));
    QCOMPARE(run.status, RunStatus::Success);
    QCOMPARE(run.deploymentVersion, std::optional<std::int64_t>(38));
    QCOMPARE(run.responseTimeMs, std::optional<std::int64_t>(1820));
    QCOMPARE(run.function, std::string_view("reconcile"));
    QCOMPARE(run.source, std::string_view("Nightly"));
    QVERIFY2(!page->records.runs.at(1).responseTimeMs, "a run that did not succeed has no response time");
    QVERIFY(!page->next);
    QVERIFY2(!page->newestFirst, "the second run is newer than the first");
}

void TestPageParser::readsAFeedPage()
{
    PageContext context;
    context.where = "GET /changes";
    context.runs = context.logs = true;
    const auto page =
        parse(R"({"runs": [], "logs": [], "scripts": [{"id": "s9", "name": "New one", "total_runs": 4,
        "last_executed_at": "2026-05-14T06:07:27.238Z", "language": "python"}], "next": "f2", "more": true})",
              context);
    QVERIFY(page.ok());
    QVERIFY(page->more);
    QCOMPARE(page->next, std::optional<std::string>("f2"));
    QCOMPARE(page->scripts.at(0).name, std::string("New one"));
    QCOMPARE(page->scripts.at(0).totalRuns, std::int64_t(4));
}

void TestPageParser::reportsWhatBreaksTheContract_data()
{
    QTest::addColumn<QString>("record");
    QTest::addColumn<bool>("kept");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *fields, bool kept, const char *problem) {
        QTest::newRow(name) << QString::fromUtf8(fields) << kept << QString::fromUtf8(problem);
    };
    row("number as id", R"({"run_id":7,"status":"failed","executed_at":"2026-05-14T06:07:27Z"})", false,
        "skipped run_id: not a text x1; ");
    row("no id", R"({"status":"failed","executed_at":"2026-05-14T06:07:27Z"})", false,
        "skipped run_id: missing x1; ");
    row("empty id", R"({"run_id":"","status":"failed","executed_at":"2026-05-14T06:07:27Z"})", false,
        "skipped run_id: missing x1; ");
    row("NUL in id", R"({"run_id":"a\u0000b","status":"failed","executed_at":"2026-05-14T06:07:27Z"})", false,
        "skipped run_id: holds a NUL x1; ");
    row("no such date", R"({"run_id":"r","status":"failed","executed_at":"2026-02-30T06:07:27Z"})", false,
        "skipped executed_at: not a time x1; ");
    row("number as time", R"({"run_id":"r","status":"failed","executed_at":1700000000})", false,
        "skipped executed_at: not a time x1; ");
    row("no time", R"({"run_id":"r","status":"failed"})", false, "skipped executed_at: missing x1; ");
    row("unknown status", R"({"run_id":"r","status":"sleeping","executed_at":"2026-05-14T06:07:27Z"})", false,
        "skipped status: not a known status x1; ");
    row("not an object", R"("run")", false, "skipped run: not an object x1; ");
    row("a list", R"([1,2])", false, "skipped run: not an object x1; ");
    row("null", R"(null)", false, "skipped run: not an object x1; ");
    row("object as script",
        R"({"run_id":"r","script_id":{},"status":"failed","executed_at":"2026-05-14T06:07:27Z"})", false,
        "skipped script_id: not a text x1; ");
    row("bad version",
        R"({"run_id":"r","status":"failed","executed_at":"2026-05-14T06:07:27Z","deployment_version":"x"})",
        true, "emptied deployment_version: not a whole number x1; ");
    row("huge number",
        R"({"run_id":"r","status":"success","executed_at":"2026-05-14T06:07:27Z","response_time_ms":1e999})",
        true, "emptied response_time_ms: not a whole number x1; ");
    row("too many digits",
        R"({"run_id":"r","status":"success","executed_at":"2026-05-14T06:07:27Z","revision":99999999999999999999})",
        true, "emptied revision: not a whole number x1; ");
    row("negative response time",
        R"({"run_id":"r","status":"success","executed_at":"2026-05-14T06:07:27Z","response_time_ms":-1})",
        true, "emptied response_time_ms: negative x1; ");
    row("list as function",
        R"({"run_id":"r","status":"failed","executed_at":"2026-05-14T06:07:27Z","function":[1]})", true,
        "emptied function: not a text x1; ");
    row("bad escape",
        R"({"run_id":"r","status":"failed","executed_at":"2026-05-14T06:07:27Z","source":"\q"})", true,
        "emptied source: not a text x1; ");
    row("duplicate key",
        R"({"run_id":"q","run_id":"r","status":"failed","executed_at":"2026-05-14T06:07:27Z"})", true, "");
}

void TestPageParser::reportsWhatBreaksTheContract()
{
    QFETCH(QString, record);
    QFETCH(bool, kept);
    QFETCH(QString, problem);
    const std::string good = R"({"run_id":"good","status":"failed","executed_at":"2026-05-14T06:07:26Z"})";
    const auto page =
        parse("{\"runs\":[" + record.toStdString() + "," + good + "],\"next\":null}", runsOf("s"));
    QVERIFY(page.ok());
    QCOMPARE(page->records.runs.size(), std::size_t(kept ? 2 : 1));
    QCOMPARE(page->records.runs.back().id, std::string_view("good"));
    if (kept)
        QCOMPARE(page->records.runs.front().id, std::string_view("r"));
    QCOMPARE(page->skipped, std::int64_t(kept ? 0 : 1));
    QCOMPARE(QString::fromStdString(describe(*page)), problem);
    if (!page->problems.empty())
        QCOMPARE(page->problems.front().where, std::string("GET /scripts/s/runs"));
}

void TestPageParser::keepsTheRestOfThePage()
{
    std::string list;
    for (int i = 0; i < 300; ++i) {
        const std::string id = i % 3 == 0 ? std::to_string(i) : '"' + std::to_string(i) + '"';
        list +=
            (i ? "," : "") + std::string(R"({"log_id":)") + id +
            R"(,"run_id":"r","level":"info","message":5,"timestamp":"2026-05-14T06:07:27Z","attributes":[]})";
    }
    const auto page = parse("{\"logs\":[" + list + "]}", logsOf("s"));
    QVERIFY(page.ok());
    QCOMPARE(page->records.logs.size(), std::size_t(200));
    QCOMPARE(QString::fromStdString(describe(*page)),
             QStringLiteral("emptied message: not a text x300; emptied attributes: not an object x300; "
                            "skipped log_id: not a text x100; "));
}

void TestPageParser::resolvesEscapes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("all simple") << QByteArray(R"(\"\\\/\b\f\n\r\t)") << QByteArray("\"\\/\b\f\n\r\t");
    QTest::newRow("two bytes") << QByteArray(R"(x\u00fcy)") << QByteArray("xüy");
    QTest::newRow("three bytes") << QByteArray(R"(\u20ac)") << QByteArray("€");
    QTest::newRow("pair") << QByteArray(R"(\ud83d\ude00!)") << QByteArray("😀!");
    QTest::newRow("lone high") << QByteArray(R"(a\ud83db)")
                               << QByteArray("a\xEF\xBF\xBD"
                                             "b");
    QTest::newRow("lone low") << QByteArray(R"(\ude00)") << QByteArray("\xEF\xBF\xBD");
    QTest::newRow("high then other") << QByteArray(R"(\ud83d\u0041)")
                                     << QByteArray("\xEF\xBF\xBD"
                                                   "A");
    QTest::newRow("NUL") << QByteArray(R"(a\u0000b)") << QByteArray("a\0b", 3);
    QTest::newRow("long") << QByteArray(R"(0123456789012345678901234567890123\n456789\u001b[31m)")
                          << QByteArray("0123456789012345678901234567890123\n456789\x1b[31m");
}

void TestPageParser::resolvesEscapes()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    const auto page = parse(R"({"logs":[{"log_id":"l","run_id":"r","level":"info","message":")" +
                                json.toStdString() + R"(","timestamp":"2026-05-14T06:07:27Z"}]})",
                            logsOf("s"));
    QVERIFY(page.ok());
    const std::string_view message = page->records.logs.at(0).message;
    QCOMPARE(QByteArray(message.data(), static_cast<int>(message.size())), text);
}

void TestPageParser::refusesWhatIsNoPage_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blanks") << QByteArray("   \n");
    QTest::newRow("HTML") << QByteArray("<!doctype html><title>Sign in</title>");
    QTest::newRow("number") << QByteArray("7");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("without the list") << QByteArray("{\"runs\":[]}");
    QTest::newRow("list is a text") << QByteArray("{\"logs\":\"none\"}");
    QTest::newRow("cut in the middle") << QByteArray("{\"logs\":[{\"log_id\":\"a\",\"run_id\":\"r\"");
    QTest::newRow("cut in a text") << QByteArray("{\"logs\":[{\"log_id\":\"a");
    QTest::newRow("cut before the end") << QByteArray("{\"logs\":[],\"next\":null");
    QTest::newRow("missing comma") << QByteArray("{\"logs\":[{\"log_id\":\"a\" \"run_id\":\"r\"}]}");
    QTest::newRow("trailing rubbish") << QByteArray("{\"logs\":[]} {}");
    QTest::newRow("number as cursor") << QByteArray("{\"logs\":[],\"next\":5}");
    QTest::newRow("not UTF-8") << QByteArray("{\"logs\":[],\"x\":\"\xff\xfe\"}");
    QTest::newRow("NUL bytes") << QByteArray("{\"logs\":[\0]}", 12);
}

void TestPageParser::refusesWhatIsNoPage()
{
    QFETCH(QByteArray, body);
    const auto page = parse(body.toStdString(), logsOf("s"));
    QVERIFY(!page.ok());
    QVERIFY(!page.error().message.isEmpty());
    QVERIFY(page.error().reason.contains(QStringLiteral("GET /scripts/s/logs")));
}

void TestPageParser::readsTimesLikeTheDomain()
{
    TimestampReader reader;
    const std::vector<std::string> texts{
        "2026-05-14T06:07:27Z",        "2026-05-14T06:07:27.238Z",    "2026-05-14T06:07:27.238927Z",
        "2026-05-14T23:59:60Z",        "2026-05-14T24:00:00Z",        "2026-05-14T06:07:27.23Z",
        "2026-05-14t06:07:27z",        "2026-05-14T06:07:27+02:00",   "2026-05-14T06:07:27.238x",
        "2026-05-14T06:07:2:.238Z",    "2026-05-14T06-07:27.238Z",    "2026-02-30T06:07:27.238Z",
        "2024-02-29T06:07:27.238Z",    "0001-01-01T00:00:00.000000Z", "2026-05-14T06:07:27,238Z",
        "2026-05-14T06:61:27.238Z",    "2026-05-14 06:07:27.238Z",    "",
        "2026-05-14T06:07:27.238+0:0",
    };
    // Twice, so that each is also read with the date known.
    for (int round = 0; round < 2; ++round) {
        for (const std::string &text : texts) {
            TimestampReader primed;
            primed.read("2026-05-14T00:00:00Z");
            QCOMPARE(reader.read(text), parseRfc3339(text));
            QCOMPARE(primed.read(text), parseRfc3339(text));
        }
    }
}

void TestPageParser::survivesDeepNesting()
{
    const std::string deep(200'000, '[');
    const std::string closed = deep + std::string(200'000, ']');
    QVERIFY(!parse("{\"logs\":" + deep, logsOf("s")).ok());
    const auto unknown = parse("{\"x\":" + closed + ",\"logs\":[]}", logsOf("s"));
    if (unknown.ok())
        QVERIFY(unknown->records.isEmpty());
    const auto nested = parse("{\"logs\":" + closed + "}", logsOf("s"));
    if (nested.ok())
        QVERIFY(nested->records.isEmpty());
}

void TestPageParser::survivesMutations()
{
    const std::string original =
        R"({"logs":[{"log_id":"l2","run_id":"r1","script_id":"s1","level":"error","message":"a\"b\u00e9\ud83d\ude00",)"
        R"("timestamp":"2026-05-14T06:07:27.238927Z","attributes":{"k":[1,{"x":"}"}]}},{"log_id":"l1","run_id":"r1",)"
        R"("level":"stdout","message":"plain","timestamp":"2026-05-14T06:07:27.238Z","attributes":null}],)"
        R"("runs":[{"run_id":"r1","script_id":"s1","revision":3,"status":"success","deployment_version":38,)"
        R"("response_time_ms":1820,"function":"f","executed_at":"2026-05-14T06:07:27.238Z","source_type":"api"}],)"
        R"("scripts":[{"id":"s","name":"n"}],"deployments":[{"version":1}],"next":"c","more":true})";
    const std::string alphabet = "{}[]\",:\\u0d8tfn-.e1 \n\t";
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    PageParser parser;
    PageContext context;
    context.where = "mutation";
    std::int64_t readable = 0;
    for (int round = 0; round < 20'000; ++round) {
        auto body = std::make_shared<std::string>(original);
        for (unsigned edits = 1 + random() % 4; edits > 0; --edits) {
            const std::size_t at = random() % body->size();
            switch (random() % 4) {
            case 0:
                (*body)[at] = static_cast<char>(random());
                break;
            case 1:
                (*body)[at] = alphabet[random() % alphabet.size()];
                break;
            case 2:
                body->erase(at, 1 + random() % 8);
                break;
            default:
                body->insert(at, 1 + random() % 3, alphabet[random() % alphabet.size()]);
                break;
            }
        }
        const auto page =
            random() % 8 == 0 ? parser.parseRun(body, context) : parser.parsePage(body, context);
        if (!page.ok())
            continue;
        ++readable;
        const char *first = body->data();
        const char *last = first + body->size();
        for (const LogRecord &log : page->records.logs) {
            QVERIFY(!log.id.empty() && !log.runId.empty());
            QVERIFY(log.message.empty() || (log.message.data() >= first && log.message.data() <= last));
            QVERIFY(log.attributes.empty() || log.attributes.front() == '{');
        }
        for (const RunRecord &run : page->records.runs)
            QVERIFY(!run.id.empty() && run.status != RunStatus::Unknown);
    }
    QVERIFY2(readable > 1000, "most mutations leave something readable");
}

QTEST_GUILESS_MAIN(TestPageParser)
#include "tst_pageparser.moc"
