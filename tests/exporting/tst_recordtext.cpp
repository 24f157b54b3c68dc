// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exporting/recordtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace runglass;
using Guard = CsvWriter::FormulaGuard;

/// Rows for the clipboard.
class TestRecordText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void csv();
    void json();
    void markdown();
    void markdownIsNotObeyed_data();
    void markdownIsNotObeyed();
};

namespace {

LogRecord entry(std::string_view message)
{
    return {.id = "l1",
            .runId = "r1",
            .scriptId = "s",
            .level = LogLevel::Error,
            .message = message,
            .time = 0,
            .attributes = {}};
}

std::string text(CopyFormat format, std::initializer_list<std::string_view> messages, Guard guard = Guard::On)
{
    RecordText text(format, guard);
    for (const std::string_view message : messages)
        text.add(entry(message));
    return text.take();
}

} // namespace

void TestRecordText::nothing()
{
    for (const CopyFormat format : {CopyFormat::Csv, CopyFormat::Markdown, CopyFormat::Json})
        QCOMPARE(text(format, {}), std::string());
}

void TestRecordText::csv()
{
    QCOMPARE(text(CopyFormat::Csv, {"=1", "a,b"}),
             std::string("Log ID,Run ID,Log Level,Log Message,Timestamp\r\n"
                         "l1,r1,Error,'=1,1970-01-01T00:00:00.000Z\r\n"
                         "l1,r1,Error,\"a,b\",1970-01-01T00:00:00.000Z\r\n"));
    QVERIFY(text(CopyFormat::Csv, {"=1"}, Guard::Off).find(",=1,") != std::string::npos);
}

void TestRecordText::json()
{
    const std::string both = text(CopyFormat::Json, {"a\nb", "\"]"});
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(both));
    QCOMPARE(document.array().size(), 2);
    QCOMPARE(document.array().first().toObject().value(QLatin1String("message")).toString(),
             QStringLiteral("a\nb"));
    QCOMPARE(document.array().last().toObject().value(QLatin1String("message")).toString(),
             QStringLiteral("\"]"));
}

void TestRecordText::markdown()
{
    RecordText text(CopyFormat::Markdown, Guard::On);
    text.add(RunRecord{.id = "r1",
                       .scriptId = "s",
                       .revision = 1,
                       .status = RunStatus::Success,
                       .deploymentVersion = 38,
                       .responseTimeMs = 250,
                       .function = "fetch_invoices",
                       .executedAt = 0,
                       .sourceType = "api",
                       .source = ""});
    QCOMPARE(
        text.take(),
        std::string("| Run ID | Status | Deployment Version | Response Time (ms) | Function | Executed On |"
                    " Source Type | Source |\n"
                    "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
                    "| r1 | Success | 38 | 250 | fetch\\_invoices | 1970-01-01T00:00:00.000Z | API | |\n"));
}

void TestRecordText::markdownIsNotObeyed_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("bars") << QByteArray("a|b") << QByteArray("a\\|b");
    QTest::newRow("escaped bar") << QByteArray("a\\|b") << QByteArray("a\\\\\\|b");
    QTest::newRow("lines") << QByteArray("a\nb\r\nc\rd") << QByteArray("a<br>b<br>c<br>d");
    QTest::newRow("markup") << QByteArray("<img src=x> & <b>")
                            << QByteArray("&lt;img src=x&gt; &amp; &lt;b&gt;");
    QTest::newRow("links") << QByteArray("[x](http://y)") << QByteArray("\\[x\\](http://y)");
    QTest::newRow("emphasis") << QByteArray("*a* _b_ ~c~ `d`")
                              << QByteArray("\\*a\\* \\_b\\_ \\~c\\~ \\`d\\`");
    QTest::newRow("control") << QByteArray("a\x1b[31mb") << QByteArray("a \\[31mb");
    QTest::newRow("unicode") << QByteArray("Größe 🙂") << QByteArray("Größe 🙂");
}

void TestRecordText::markdownIsNotObeyed()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, cell);
    const std::string table =
        text(CopyFormat::Markdown, {{message.constData(), static_cast<std::size_t>(message.size())}});
    QCOMPARE(QByteArray::fromStdString(table).split('\n').value(2),
             QByteArray("| l1 | r1 | Error | " + cell + " | 1970-01-01T00:00:00.000Z |"));
}

QTEST_APPLESS_MAIN(TestRecordText)
#include "tst_recordtext.moc"
