// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "telemetry/jsonwriter.h"
#include "telemetry/mapping.h"
#include "telemetry/otlp.h"

#include "otlp.pb.h"

#include <QByteArray>
#include <QTest>

#include <random>

using namespace runglass;
using namespace runglass::telemetry;

namespace {

/// Makes the same request twice, as JSON and as protobuf, from one source of random numbers.
class TwinRequest
{
public:
    explicit TwinRequest(unsigned seed)
        : m_random(seed)
    {
    }

    std::string json;
    otlp::ExportTraceServiceRequest traces;
    otlp::ExportLogsServiceRequest logs;

    void makeTraces()
    {
        json = R"({"resourceSpans":[{"resource":{"attributes":[)";
        otlp::ResourceSpans *owner = traces.add_resource_spans();
        addAttribute(*owner->mutable_resource()->add_attributes(), "service.name", 0);
        json += R"(]},"unknownField":{"a":[1]},"scopeSpans":[{"scope":{"name":"x"},"spans":[)";
        otlp::ScopeSpans *scope = owner->add_scope_spans();
        const int count = 1 + below(5);
        for (int i = 0; i < count; ++i) {
            json += i == 0 ? "{" : ",{";
            addSpan(*scope->add_spans());
            json += '}';
        }
        json += "]}]}]}";
    }

    void makeLogs()
    {
        json = R"({"resourceLogs":[{"resource":{"attributes":[)";
        otlp::ResourceLogs *owner = logs.add_resource_logs();
        addAttribute(*owner->mutable_resource()->add_attributes(), "service.name", 0);
        json += R"(]},"scopeLogs":[{"logRecords":[)";
        otlp::ScopeLogs *scope = owner->add_scope_logs();
        const int count = 1 + below(5);
        for (int i = 0; i < count; ++i) {
            json += i == 0 ? "{" : ",{";
            addLogRecord(*scope->add_log_records());
            json += '}';
        }
        json += "]}]}]}";
    }

private:
    int below(int bound) { return static_cast<int>(m_random() % static_cast<unsigned>(bound)); }

    std::string text()
    {
        static const std::string pieces[] = {"Müller", "\"quoted\"", "\\",   "\n", "山田",
                                             "",       "plain",      "\x01", "€",  "a/b"};
        return pieces[below(10)] + pieces[below(10)];
    }

    void jsonMember(const char *name, const std::string &value, bool isFirst = false)
    {
        json += isFirst ? "\"" : ",\"";
        json += name;
        json += "\":";
        appendJsonString(json, value);
    }

    void addId(std::string &field, const char *name, int bytes, bool isFirst)
    {
        QByteArray id;
        for (int i = 0; i < bytes; ++i)
            id += static_cast<char>(below(256));
        field = id.toStdString();
        const QByteArray hex = id.toHex();
        jsonMember(name, (below(2) == 0 ? hex : hex.toUpper()).toStdString(), isFirst);
    }

    void addTime(const char *name, std::uint64_t nanoseconds)
    {
        json += std::string(",\"") + name + "\":";
        json += below(2) == 0 ? std::to_string(nanoseconds) : '"' + std::to_string(nanoseconds) + '"';
    }

    void addValue(otlp::AnyValue &value, int kind, int depth)
    {
        switch (kind) {
        case 0: {
            const std::string content = text();
            value.set_string_value(content);
            jsonMember("stringValue", content, true);
            break;
        }
        case 1:
            value.set_bool_value(below(2) == 0);
            json += value.bool_value() ? R"("boolValue":true)" : R"("boolValue":false)";
            break;
        case 2:
            // Numbers beyond 32 bits, of both signs.
            value.set_int_value(static_cast<std::int64_t>(m_random()) * (below(2) == 0 ? 1 : -1'000'000'007));
            json += R"("intValue":")" + std::to_string(value.int_value()) + '"';
            break;
        case 3:
            value.set_double_value(below(100000) / 128.0 + 0.25);
            json += R"("doubleValue":)";
            appendJsonNumber(json, value.double_value());
            break;
        case 4: {
            const QByteArray bytes = QByteArray::number(below(100000));
            value.set_bytes_value(bytes.toStdString());
            jsonMember("bytesValue", bytes.toBase64().toStdString(), true);
            break;
        }
        case 5: {
            json += R"("arrayValue":{"values":[)";
            otlp::ArrayValue *array = value.mutable_array_value();
            const int count = below(3);
            for (int i = 0; i < count; ++i) {
                json += i == 0 ? "{" : ",{";
                addValue(*array->add_values(), below(depth < 3 ? 7 : 5), depth + 1);
                json += '}';
            }
            json += "]}";
            break;
        }
        default: {
            json += R"("kvlistValue":{"values":[)";
            otlp::KeyValueList *list = value.mutable_kvlist_value();
            const int count = below(3);
            for (int i = 0; i < count; ++i) {
                json += i == 0 ? "" : ",";
                addAttribute(*list->add_values(), "key" + std::to_string(i), below(depth < 3 ? 7 : 5),
                             depth + 1);
            }
            json += "]}";
        }
        }
    }

    void addAttribute(otlp::KeyValue &attribute, const std::string &key, int kind, int depth = 0)
    {
        attribute.set_key(key);
        json += '{';
        jsonMember("key", key, true);
        json += R"(,"value":{)";
        addValue(*attribute.mutable_value(), kind, depth);
        json += "}}";
    }

    template <class Record>
    void addAttributes(Record &record)
    {
        json += R"(,"attributes":[)";
        addAttribute(*record.add_attributes(), "run_id", below(2) == 0 ? 0 : 2);
        const int count = below(7);
        for (int i = 0; i < count; ++i) {
            json += ',';
            addAttribute(*record.add_attributes(), i == 0 ? "log.message" : "user." + std::to_string(i),
                         below(7));
        }
        json += ']';
    }

    void addSpan(otlp::Span &span)
    {
        addId(*span.mutable_trace_id(), "traceId", 16, true);
        addId(*span.mutable_span_id(), "spanId", 8, false);
        span.set_name(text());
        jsonMember("name", span.name());
        const std::uint64_t start = 1'700'000'000'000'000'000ULL + m_random();
        span.set_start_time_unix_nano(start);
        addTime("startTimeUnixNano", start);
        if (below(3) != 0) {
            span.set_end_time_unix_nano(start + m_random());
            addTime("endTimeUnixNano", span.end_time_unix_nano());
        }
        const int code = below(3);
        span.mutable_status()->set_code(code);
        span.mutable_status()->set_message(text());
        json += R"(,"status":{"code":)" + std::to_string(code);
        jsonMember("message", span.status().message());
        json += "},\"kind\":1";
        addAttributes(span);
    }

    void addLogRecord(otlp::LogRecord &record)
    {
        addId(*record.mutable_trace_id(), "traceId", 16, true);
        addId(*record.mutable_span_id(), "spanId", 8, false);
        const std::uint64_t time = 1'700'000'000'000'000'000ULL + m_random();
        const bool isObservedOnly = below(3) == 0;
        if (isObservedOnly)
            record.set_observed_time_unix_nano(time);
        else
            record.set_time_unix_nano(time);
        addTime(isObservedOnly ? "observedTimeUnixNano" : "timeUnixNano", time);
        record.set_severity_number(below(25));
        json += R"(,"severityNumber":)" + std::to_string(record.severity_number());
        record.set_severity_text(text());
        jsonMember("severityText", record.severity_text());
        json += R"(,"body":{)";
        addValue(*record.mutable_body(), below(7), 0);
        json += '}';
        addAttributes(record);
    }

    std::mt19937 m_random;
};

void compareMapped(const Parsed &a, const Parsed &b)
{
    Mapped fromA;
    Mapped fromB;
    Mapper().map(a, fromA);
    Mapper().map(b, fromB);
    QCOMPARE(fromA.runs.size(), fromB.runs.size());
    for (std::size_t i = 0; i < fromA.runs.size(); ++i) {
        QVERIFY(fromA.runs[i].run == fromB.runs[i].run);
        QVERIFY(fromA.runs[i].payload == fromB.runs[i].payload);
        QCOMPARE(fromA.runs[i].attributes, fromB.runs[i].attributes);
    }
    QVERIFY(fromA.logs == fromB.logs);
    QVERIFY(fromA.mentionedRuns == fromB.mentionedRuns);
    QCOMPARE(fromA.problems.size(), fromB.problems.size());
}

} // namespace

class TestOtlp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothEncodingsSayTheSame();
    void unreadableBodies_data();
    void unreadableBodies();
    void everyCutIsRefusedOrRead();
    void brokenTextIsRepaired();
    void badRecordsAreLeftOut();
    void answers();
    void deepNestingIsCutOff();
};

void TestOtlp::bothEncodingsSayTheSame()
{
    for (unsigned seed = 1; seed <= 300; ++seed) {
        TwinRequest traces(seed);
        traces.makeTraces();
        const auto spansA = parseOtlp(Signal::Traces, Encoding::Json, traces.json);
        const auto spansB = parseOtlp(Signal::Traces, Encoding::Protobuf, traces.traces.SerializeAsString());
        QVERIFY2(spansA.ok() && spansB.ok(), traces.json.c_str());
        QVERIFY(!spansA->spans.empty());
        compareMapped(*spansA, *spansB);

        TwinRequest logs(seed);
        logs.makeLogs();
        const auto logsA = parseOtlp(Signal::Logs, Encoding::Json, logs.json);
        const auto logsB = parseOtlp(Signal::Logs, Encoding::Protobuf, logs.logs.SerializeAsString());
        QVERIFY2(logsA.ok() && logsB.ok(), logs.json.c_str());
        QVERIFY(!logsA->logs.empty());
        compareMapped(*logsA, *logsB);
        if (QTest::currentTestFailed())
            QFAIL(("seed " + std::to_string(seed)).c_str());
    }
}

void TestOtlp::unreadableBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isProtobuf");
    QTest::newRow("empty JSON") << QByteArray() << false;
    QTest::newRow("HTML") << QByteArray("<html></html>") << false;
    QTest::newRow("array") << QByteArray("[]") << false;
    QTest::newRow("cut off") << QByteArray(R"({"resourceSpans":[{)") << false;
    QTest::newRow("wrong kind") << QByteArray(R"({"resourceSpans":7})") << false;
    QTest::newRow("not UTF-8") << QByteArray("{\"resourceSpans\":[],\"a\":\"\xff\"}") << false;
    QTest::newRow("protobuf cut off") << QByteArray("\x0a\x40\x12", 3) << true;
    QTest::newRow("protobuf garbage")
        << QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 11) << true;
}

void TestOtlp::unreadableBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isProtobuf);
    const auto parsed = parseOtlp(Signal::Traces, isProtobuf ? Encoding::Protobuf : Encoding::Json,
                                  {body.constData(), static_cast<std::size_t>(body.size())});
    QVERIFY(!parsed.ok());
    QVERIFY(!parsed.error().message.isEmpty());
    QVERIFY(!parsed.error().help.isEmpty());
}

void TestOtlp::everyCutIsRefusedOrRead()
{
    TwinRequest twin(7);
    twin.makeTraces();
    const std::string bytes = twin.traces.SerializeAsString();
    int refused = 0;
    for (std::size_t length = 0; length < bytes.size(); ++length)
        refused += parseOtlp(Signal::Traces, Encoding::Protobuf, {bytes.data(), length}).ok() ? 0 : 1;
    QVERIFY(refused > 0);
    for (std::size_t length = 0; length < twin.json.size(); ++length)
        QVERIFY(!parseOtlp(Signal::Traces, Encoding::Json, {twin.json.data(), length}).ok());
}

void TestOtlp::brokenTextIsRepaired()
{
    otlp::ExportTraceServiceRequest request;
    otlp::ResourceSpans *owner = request.add_resource_spans();
    otlp::KeyValue *service = owner->mutable_resource()->add_attributes();
    service->set_key("service.name");
    service->mutable_value()->set_string_value("s");
    otlp::Span *span = owner->add_scope_spans()->add_spans();
    span->set_name("caf\xe9");
    span->set_start_time_unix_nano(1000);
    otlp::KeyValue *run = span->add_attributes();
    run->set_key("run_id");
    run->mutable_value()->set_string_value("r");
    const auto parsed = parseOtlp(Signal::Traces, Encoding::Protobuf, request.SerializeAsString());
    QVERIFY(parsed.ok());
    QCOMPARE(parsed->spans.front().name, std::string("caf\xEF\xBF\xBD"));
}

void TestOtlp::badRecordsAreLeftOut()
{
    const auto parsed = parseOtlp(
        Signal::Traces, Encoding::Json,
        R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s"}}]},
        "scopeSpans":[{"spans":[17, {"name":"f","startTimeUnixNano":"1000","endTimeUnixNano":"2000",
        "attributes":[{"key":"run_id","value":{"stringValue":"r"}}]}, {"name":"no time"}]}]}]})");
    QVERIFY(parsed.ok());
    Mapped mapped;
    Mapper().map(*parsed, mapped);
    QCOMPARE(mapped.runs.size(), 1U);
    QCOMPARE(mapped.problems.size(), 2U);
}

void TestOtlp::answers()
{
    QCOMPARE(exportResponse(Signal::Traces, Encoding::Json, 0, {}), std::string("{}"));
    QCOMPARE(exportResponse(Signal::Traces, Encoding::Json, 2, "why"),
             std::string(R"({"partialSuccess":{"rejectedSpans":"2","errorMessage":"why"}})"));
    QCOMPARE(exportResponse(Signal::Logs, Encoding::Json, 1, "why"),
             std::string(R"({"partialSuccess":{"rejectedLogRecords":"1","errorMessage":"why"}})"));
    QCOMPARE(exportResponse(Signal::Logs, Encoding::Protobuf, 0, {}), std::string());
    QCOMPARE(exportResponse(Signal::Traces, Encoding::Protobuf, 2, "why"),
             std::string("\x0a\x07\x08\x02\x12\x03why"));
}

void TestOtlp::deepNestingIsCutOff()
{
    std::string value = R"({"stringValue":"x"})";
    for (int i = 0; i < 300; ++i)
        value = R"({"arrayValue":{"values":[)" + value + "]}}";
    const auto parsed =
        parseOtlp(Signal::Traces, Encoding::Json,
                  R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"a","value":)" + value +
                      "}]}]}]}]}");
    QVERIFY(parsed.ok());
    QVERIFY(parsed->spans.front().attributes.text("a").starts_with("[[["));
}

QTEST_GUILESS_MAIN(TestOtlp)
#include "tst_otlp.moc"
