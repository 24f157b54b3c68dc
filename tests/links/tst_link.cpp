// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filtertext.h"
#include "links/link.h"

#include <QTest>

using namespace runglass;

namespace {

FilterSet filterOf(const char *text, FilterSubject subject)
{
    const FilterParse parsed = parseFilter(text, subject);
    Q_ASSERT(parsed.ok());
    return parsed.set.normalized();
}

} // namespace

/// Links as text, and what is made of text that is none.
class TestLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsWritten();
    void comesBack_data();
    void comesBack();
    void passesOverWhatItDoesNotKnow();
    void isTold_data();
    void isTold();
    void refuses_data();
    void refuses();
    void neverHoldsMoreThanItShould();
};

void TestLink::readsAsWritten()
{
    Link link;
    link.service = QStringLiteral("https://monitoring.example.com");
    link.scriptId = QStringLiteral("s 1");
    link.runId = QStringLiteral("0af7/ä&=#");
    QCOMPARE(printLink(link), QStringLiteral("runglass://run?service=https%3A%2F%2Fmonitoring.example.com"
                                             "&script=s%201&run=0af7%2F%C3%A4%26%3D%23"));
    link = {};
    link.service = Link::demoService();
    link.scriptId = QStringLiteral("x");
    QCOMPARE(printLink(link),
             QStringLiteral("runglass://script?service=demo&script=x&tab=runs&range=last%207%20days"));
}

void TestLink::comesBack_data()
{
    QTest::addColumn<Link>("link");
    Link link;
    link.scriptId = QStringLiteral("only a script");
    QTest::newRow("no service") << link;
    link.service = QStringLiteral("http://127.0.0.1:8080/base/path");
    link.runId = QStringLiteral("%41+plus \U0001F600 \"quotes\" ?&=#/");
    QTest::newRow("a run with everything that means something in a URL") << link;
    link.runId.clear();
    link.view.range = RangeChoice{RangeChoice::Days{QDate(2026, 11, 1), QDate(2026, 11, 7)}};
    link.view.runs.filter = filterOf(
        R"(status = Failed and (version in (37, 38) or source contains "a & b=%20"))", FilterSubject::Runs);
    link.view.runs.search = QStringLiteral("+ 100% \"time out\"");
    link.view.runs.sort = QStringLiteral("responseTime desc");
    QTest::newRow("runs by filter, search and order") << link;
    link.view.showsLogs = true;
    link.view.runs.sort.clear();
    link.view.logs.sort = QStringLiteral("level asc");
    link.view.logs.filter = filterOf("level in (Error, Warning)", FilterSubject::Logs);
    link.view.logs.search = QStringLiteral("line\nbreak\ttab");
    link.view.range = RangeChoice{TimeRange{1'779'000'000'000'000, 1'779'000'360'000'000}};
    QTest::newRow("logs in a dragged range") << link;
}

void TestLink::comesBack()
{
    QFETCH(Link, link);
    const QString text = printLink(link);
    QVERIFY(std::all_of(text.begin(), text.end(),
                        [](QChar character) { return character > u' ' && character < u'\x7f'; }));
    QVERIFY(looksLikeLink(text));
    const auto read = parseLink(text);
    QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().oneLine()));
    QVERIFY(*read == link);
    // As desktops and mail programs pass it on.
    QVERIFY(parseLink(text + QLatin1Char('\n')).ok());
}

void TestLink::passesOverWhatItDoesNotKnow()
{
    const auto read = parseLink(QStringLiteral("runglass://run?run=r&colour=blue&script=s"));
    QVERIFY(read.ok());
    QCOMPARE(read->runId, QStringLiteral("r"));
    QCOMPARE(read->scriptId, QStringLiteral("s"));
}

void TestLink::isTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("is");
    QTest::newRow("link") << "runglass://run?run=1" << true;
    QTest::newRow("wrong link") << "RunGlass:nonsense" << true;
    QTest::newRow("file") << "runglass.csv" << false;
    QTest::newRow("path") << "/home/runglass://x" << false;
    QTest::newRow("other scheme") << "https://example.com/runglass://" << false;
}

void TestLink::isTold()
{
    QFETCH(QString, text);
    QTEST(looksLikeLink(text), "is");
}

void TestLink::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QString &text, const char *reason) {
        QTest::newRow(name) << text << QString::fromLatin1(reason);
    };
    row("empty", {}, "no valid");
    row("other scheme", QStringLiteral("https://run?run=1"), "no valid");
    row("other kind", QStringLiteral("runglass://delete?run=1"), "newer Runglass");
    row("no run", QStringLiteral("runglass://run?script=s"), "which run");
    row("no script", QStringLiteral("runglass://script?tab=runs"), "which script");
    row("both", QStringLiteral("runglass://script?script=s&run=r"), "more than");
    row("user and password", QStringLiteral("runglass://u:p@run?run=1"), "more than");
    row("path", QStringLiteral("runglass://run/etc/passwd?run=1"), "more than");
    row("fragment", QStringLiteral("runglass://run?run=1#x"), "more than");
    row("twice", QStringLiteral("runglass://run?run=1&run=2"), "twice");
    row("not UTF-8", QStringLiteral("runglass://run?run=%FF"), "no text");
    row("NUL", QStringLiteral("runglass://run?run=a%00b"), "no text");
    row("control character", QStringLiteral("runglass://run?run=a%1B%5B31m"), "no id");
    row("long id", QStringLiteral("runglass://run?run=") + QString(600, u'a'), "no id");
    row("key in the service", QStringLiteral("runglass://run?run=1&service=https%3A%2F%2Fu%3Akey%40h"),
        "service is wrong");
    row("file as service", QStringLiteral("runglass://run?run=1&service=file%3A%2F%2F%2Fetc"),
        "service is wrong");
    row("range", QStringLiteral("runglass://script?script=s&range=sometimes"), "range is wrong");
    row("filter", QStringLiteral("runglass://script?script=s&runs=status%20%3D"), "filter is wrong");
    row("tab", QStringLiteral("runglass://script?script=s&tab=secrets"), "tab");
    row("too long", QStringLiteral("runglass://run?run=1&x=") + QString(40'000, u'a'), "longer");
}

void TestLink::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const auto read = parseLink(text);
    QVERIFY(!read.ok());
    QVERIFY2(read.error().reason.contains(reason), qPrintable(read.error().oneLine()));
    QVERIFY(!read.error().oneLine().contains(QStringLiteral("u:key")));
}

void TestLink::neverHoldsMoreThanItShould()
{
    const auto read =
        parseLink(QStringLiteral("runglass://run?run=1&service=HTTPS%3A%2F%2FMonitoring.Example.com%2F"));
    QVERIFY(read.ok());
    // Two ways to write one service are one.
    QCOMPARE(read->service, QStringLiteral("https://monitoring.example.com"));
}

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
