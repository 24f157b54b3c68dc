// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "telemetry/mapping.h"
#include "telemetry/sdkspans.h"

#include <QTest>

using namespace runglass;
using namespace runglass::telemetry;

namespace {

/// The entry as users of the platform see it pushed.
std::string pushedEntry()
{
    return R"({"name": "gvisor_info_log",
 "context": {"trace_id": "0x0af7651916cd43dd8448eb211c80319c", "span_id": "0xb7ad6b7169203331", "trace_state": "[]"},
 "kind": "SpanKind.INTERNAL", "parent_id": null,
 "start_time": "2026-05-14T06:07:27.238927Z", "end_time": "2026-05-14T06:07:27.238966Z",
 "status": {"status_code": "UNSET"},
 "attributes": {
   "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
   "run_id": "run_12345", "deployment_id": "deploy_67890", "source": "api_call", "source_type": "test",
   "log.message": "Reconciled 42 invoices", "log.level": "INFO",
   "log.trace_id": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
   "log.meta.msg": "Reconciled 42 invoices", "log.meta.pid": "41",
   "log.meta.logid": "4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6"},
 "events": [], "links": [],
 "resource": {"attributes": {"service.name": "gvisor-py-normal",
   "service.instance.id": "41c2d3e1-9aa9-4b1b-9c0c-a1b2c3d4e5f6", "deployment.environment": "rnd.example.com"},
   "schema_url": ""}})";
}

Span spanWith(std::initializer_list<std::pair<const char *, Value>> attributes)
{
    Span span;
    span.traceId = "0af7651916cd43dd8448eb211c80319c";
    span.spanId = "b7ad6b7169203331";
    span.name = "reconcile";
    span.start = 1'000'000;
    span.end = 2'500'400;
    for (const auto &[key, value] : attributes)
        span.attributes.set(key, value);
    Attributes resource;
    resource.set("service.name", "gvisor-py-normal");
    span.resource = std::make_shared<const Attributes>(std::move(resource));
    return span;
}

Mapped mappedOf(const Span &span)
{
    Mapped mapped;
    Mapper().map(span, "span", mapped);
    return mapped;
}

} // namespace

class TestMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pushedEntryBecomesALogEntry();
    void runSpan();
    void runSpanStates_data();
    void runSpanStates();
    void functionName_data();
    void functionName();
    void version_data();
    void version();
    void level_data();
    void level();
    void idFallsBackToTraceAndSpan();
    void userAttributesAreKept();
    void capturedLines();
    void documents_data();
    void documents();
    void badRecordsAreSkippedAndNamed_data();
    void badRecordsAreSkippedAndNamed();
    void sdkDocumentForms();
    void badLinesDoNotTakeGoodOnesAlong();
};

void TestMapping::pushedEntryBecomesALogEntry()
{
    const auto parsed = parseSdkSpans(pushedEntry());
    QVERIFY(parsed.ok());
    Mapped mapped;
    Mapper().map(*parsed, mapped);
    QCOMPARE(mapped.logs.size(), 1U);
    const LogEntry &entry = mapped.logs.front();
    QCOMPARE(entry.id, std::string("4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6"));
    QCOMPARE(entry.runId, std::string("run_12345"));
    QCOMPARE(entry.scriptId, scriptIdOf("gvisor-py-normal"));
    QCOMPARE(entry.level, LogLevel::Info);
    QCOMPARE(entry.message, std::string("Reconciled 42 invoices"));
    QCOMPARE(formatRfc3339(entry.time), std::string("2026-05-14T06:07:27.238927Z"));
    QCOMPARE(
        entry.attributes,
        std::string(
            R"({"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","log.meta.pid":"41"})"));
    const Run &run = mapped.mentionedRuns.at("run_12345");
    QCOMPARE(run.status, RunStatus::InProgress);
    QCOMPARE(run.deploymentVersion, std::optional<std::int64_t>(67890));
    QCOMPARE(run.source, std::string("api_call"));
    QCOMPARE(run.sourceType, std::string("test"));
    QCOMPARE(mapped.scripts.at(entry.scriptId).language, std::string("python"));
    QVERIFY(mapped.problems.empty());
}

void TestMapping::runSpan()
{
    const Mapped mapped = mappedOf(spanWith({{"run_id", "r1"},
                                             {"script.name", "Qbalance"},
                                             {"deployment_id", "deploy-Qbalance-38"},
                                             {"source", "Month-end close"},
                                             {"source_type", "workflow"},
                                             {"script.input", R"({"a":1})"},
                                             {"script.output", "done, 3 rows"},
                                             {"team", "finance"}}));
    QCOMPARE(mapped.runs.size(), 1U);
    const Run &run = mapped.runs.front().run;
    QCOMPARE(run.id, std::string("r1"));
    QCOMPARE(run.scriptId, scriptIdOf("Qbalance"));
    QCOMPARE(run.status, RunStatus::Success);
    QCOMPARE(run.responseTimeMs, std::optional<std::int64_t>(1500));
    QCOMPARE(run.executedAt, Micros{1'000'000});
    QCOMPARE(run.deploymentVersion, std::optional<std::int64_t>(38));
    QCOMPARE(run.function, std::string("reconcile"));
    QCOMPARE(mapped.runs.front().payload.input, std::optional(Document{R"({"a":1})", true}));
    QCOMPARE(mapped.runs.front().payload.output, std::optional(Document{"done, 3 rows", false}));
    QCOMPARE(mapped.runs.front().attributes, std::string(R"({"team":"finance"})"));
    QCOMPARE(mapped.scripts.at(run.scriptId).name, std::string("Qbalance"));
}

void TestMapping::runSpanStates_data()
{
    QTest::addColumn<bool>("hasEnd");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("expected");
    QTest::addColumn<bool>("hasResponseTime");
    QTest::newRow("unset") << true << int(Span::Status::Unset) << int(RunStatus::Success) << true;
    QTest::newRow("ok") << true << int(Span::Status::Ok) << int(RunStatus::Success) << true;
    QTest::newRow("error") << true << int(Span::Status::Error) << int(RunStatus::Failed) << false;
    QTest::newRow("started") << false << int(Span::Status::Unset) << int(RunStatus::InProgress) << false;
}

void TestMapping::runSpanStates()
{
    QFETCH(bool, hasEnd);
    QFETCH(int, status);
    QFETCH(int, expected);
    QFETCH(bool, hasResponseTime);
    Span span = spanWith({{"run_id", "r1"}});
    span.status = static_cast<Span::Status>(status);
    span.statusMessage = "LedgerTimeout: no answer";
    if (!hasEnd)
        span.end.reset();
    const Mapped mapped = mappedOf(span);
    QCOMPARE(int(mapped.runs.front().run.status), expected);
    QCOMPARE(mapped.runs.front().run.responseTimeMs.has_value(), hasResponseTime);
    const bool failed = expected == int(RunStatus::Failed);
    QCOMPARE(mapped.runs.front().payload.error.value_or("none"),
             failed ? span.statusMessage : std::string("none"));
}

void TestMapping::functionName_data()
{
    QTest::addColumn<QString>("stable");
    QTest::addColumn<QString>("older");
    QTest::addColumn<QString>("expected");
    QTest::newRow("stable name wins") << "a"
                                      << "b"
                                      << "a";
    QTest::newRow("older name") << ""
                                << "b"
                                << "b";
    QTest::newRow("span name") << ""
                               << ""
                               << "reconcile";
}

void TestMapping::functionName()
{
    QFETCH(QString, stable);
    QFETCH(QString, older);
    QFETCH(QString, expected);
    Span span = spanWith({{"run_id", "r1"}});
    if (!stable.isEmpty())
        span.attributes.set("code.function.name", stable.toStdString());
    if (!older.isEmpty())
        span.attributes.set("code.function", older.toStdString());
    QCOMPARE(QString::fromStdString(mappedOf(span).runs.front().run.function), expected);
}

void TestMapping::version_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("deploymentId");
    QTest::addColumn<qlonglong>("expected"); // -1: none
    QTest::addColumn<bool>("isReported");
    QTest::newRow("sent") << "38"
                          << "deploy_67890" << 38LL << false;
    QTest::newRow("sent with v") << "v38"
                                 << "" << 38LL << false;
    QTest::newRow("digits at the end") << ""
                                       << "deploy_67890" << 67890LL << false;
    QTest::newRow("only digits") << ""
                                 << "12" << 12LL << false;
    QTest::newRow("none at the end") << ""
                                     << "deploy_12_blue" << -1LL << false;
    QTest::newRow("nothing") << ""
                             << "" << -1LL << false;
    QTest::newRow("not a number") << "latest"
                                  << "deploy_1" << -1LL << true;
    QTest::newRow("too many digits") << ""
                                     << "deploy_99999999999999999999" << -1LL << true;
}

void TestMapping::version()
{
    QFETCH(QString, sent);
    QFETCH(QString, deploymentId);
    QFETCH(qlonglong, expected);
    QFETCH(bool, isReported);
    Span span = spanWith({{"run_id", "r1"}, {"deployment_id", deploymentId.toStdString()}});
    if (!sent.isEmpty())
        span.attributes.set("deployment.version", sent.toStdString());
    const Mapped mapped = mappedOf(span);
    QCOMPARE(mapped.runs.front().run.deploymentVersion.value_or(-1), std::int64_t{expected});
    QCOMPARE(!mapped.problems.empty(), isReported);
    QCOMPARE(std::any_of(mapped.problems.begin(), mapped.problems.end(),
                         [](const Problem &p) { return p.skipped; }),
             false);
}

void TestMapping::level_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("expected");
    QTest::addColumn<bool>("isReported");
    QTest::newRow("INFO") << "INFO" << int(LogLevel::Info) << false;
    QTest::newRow("debug") << "debug" << int(LogLevel::Debug) << false;
    QTest::newRow("Warn") << "Warn" << int(LogLevel::Warning) << false;
    QTest::newRow("WARNING") << "WARNING" << int(LogLevel::Warning) << false;
    QTest::newRow("ERROR") << "ERROR" << int(LogLevel::Error) << false;
    QTest::newRow("CRITICAL") << "CRITICAL" << int(LogLevel::Error) << false;
    QTest::newRow("of their own") << "SPAM" << int(LogLevel::Info) << true;
}

void TestMapping::level()
{
    QFETCH(QString, word);
    QFETCH(int, expected);
    QFETCH(bool, isReported);
    const Mapped mapped =
        mappedOf(spanWith({{"run_id", "r1"}, {"log.message", "m"}, {"log.level", word.toStdString()}}));
    QCOMPARE(int(mapped.logs.front().level), expected);
    QCOMPARE(!mapped.problems.empty(), isReported);
    // What the column can't say stays readable.
    QCOMPARE(mapped.logs.front().attributes.find("SPAM") != std::string::npos, isReported);
}

void TestMapping::idFallsBackToTraceAndSpan()
{
    const Mapped mapped = mappedOf(spanWith({{"run_id", "r1"}, {"log.message", ""}}));
    QCOMPARE(mapped.logs.front().id, std::string("0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"));
    QCOMPARE(mapped.logs.front().message, std::string());
}

void TestMapping::userAttributesAreKept()
{
    const Value none;
    const Mapped mapped = mappedOf(spanWith({{"run_id", "r1"},
                                             {"log.message", "m"},
                                             {"log.meta.msg", "another text"},
                                             {"customer", "Müller"},
                                             {"count", std::int64_t{3}},
                                             {"ratio", 0.5},
                                             {"ok", true},
                                             {"none", none},
                                             {"tags", JsonText{R"(["a","b"])"}}}));
    QCOMPARE(
        mapped.logs.front().attributes,
        std::string(R"({"log.meta.msg":"another text","customer":"Müller","count":3,"ratio":0.5,"ok":true,)"
                    R"("none":null,"tags":["a","b"]})"));
}

void TestMapping::capturedLines()
{
    LogRecord record;
    record.traceId = "0af7651916cd43dd8448eb211c80319c";
    record.spanId = "b7ad6b7169203331";
    record.time = 5;
    record.body = "line";
    record.attributes.set("run_id", "r1");
    record.attributes.set("script.name", "Qbalance");
    record.attributes.set("log.iostream", "stderr");
    record.resource = std::make_shared<const Attributes>();
    Mapped mapped;
    Mapper mapper;
    mapper.map(record, "line 1", mapped);
    mapper.map(record, "line 1 again", mapped);
    record.time = 6;
    mapper.map(record, "line 2", mapped);
    QCOMPARE(mapped.logs.size(), 3U);
    QCOMPARE(mapped.logs[0].level, LogLevel::Stderr);
    QCOMPARE(mapped.logs[0].id, mapped.logs[1].id); // sent again: the same entry
    QVERIFY(mapped.logs[0].id != mapped.logs[2].id);
}

void TestMapping::documents_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isJson");
    QTest::newRow("object") << R"({"a":[1,2]})" << true;
    QTest::newRow("number") << "42" << true;
    QTest::newRow("text") << "42 rows" << false;
    QTest::newRow("cut off") << R"({"a":)" << false;
    QTest::newRow("empty") << "" << false;
}

void TestMapping::documents()
{
    QFETCH(QString, text);
    QFETCH(bool, isJson);
    const Mapped mapped = mappedOf(spanWith({{"run_id", "r1"}, {"script.output", text.toStdString()}}));
    QCOMPARE(mapped.runs.front().payload.output, std::optional(Document{text.toStdString(), isJson}));
}

void TestMapping::badRecordsAreSkippedAndNamed_data()
{
    QTest::addColumn<QString>("missing");
    QTest::addColumn<QString>("detail");
    QTest::newRow("run") << "run_id"
                         << "run_id";
    QTest::newRow("script") << "service.name"
                            << "names no script";
    QTest::newRow("id") << "ids"
                        << "log.meta.logid";
    QTest::newRow("time") << "start"
                          << "start time";
}

void TestMapping::badRecordsAreSkippedAndNamed()
{
    QFETCH(QString, missing);
    QFETCH(QString, detail);
    Span span = missing == QLatin1String("run_id") ? spanWith({{"log.message", "m"}})
                                                   : spanWith({{"run_id", "r1"}, {"log.message", "m"}});
    if (missing == QLatin1String("service.name"))
        span.resource = std::make_shared<const Attributes>();
    if (missing == QLatin1String("ids"))
        span.spanId.clear();
    if (missing == QLatin1String("start"))
        span.start.reset();
    const Mapped mapped = mappedOf(span);
    QVERIFY(mapped.logs.empty());
    QVERIFY(mapped.mentionedRuns.empty());
    QCOMPARE(mapped.problems.size(), 1U);
    QVERIFY(mapped.problems.front().skipped);
    QVERIFY2(mapped.problems.front().detail.find(detail.toStdString()) != std::string::npos,
             mapped.problems.front().detail.c_str());
}

void TestMapping::sdkDocumentForms()
{
    std::string line = pushedEntry();
    std::erase(line, '\n');
    for (const std::string &text :
         {pushedEntry(), '[' + pushedEntry() + ',' + pushedEntry() + ']', line + '\n' + line + "\r\n\n"}) {
        const auto parsed = parseSdkSpans(text);
        QVERIFY(parsed.ok());
        QVERIFY(parsed->problems.empty());
        QVERIFY(!parsed->spans.empty());
        for (const Span &span : parsed->spans)
            QCOMPARE(span.spanId, std::string("b7ad6b7169203331"));
    }
}

void TestMapping::badLinesDoNotTakeGoodOnesAlong()
{
    std::string line = pushedEntry();
    std::erase(line, '\n');
    const auto parsed = parseSdkSpans(line + "\n{\"name\":\n[]\n{\"start_time\": 17}\n" + line);
    QVERIFY(parsed.ok());
    QCOMPARE(parsed->spans.size(), 2U);
    QCOMPARE(parsed->problems.size(), 3U);
    QCOMPARE(parsed->problems[0].where, std::string("line 2"));
    QCOMPARE(parsed->problems[2].where, std::string("line 4"));
    const auto nonsense = parseSdkSpans("<html>");
    QVERIFY(!nonsense.ok());
    QVERIFY(!nonsense.error().help.isEmpty());
}

QTEST_GUILESS_MAIN(TestMapping)
#include "tst_mapping.moc"
