// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/metriccard.h"
#include "common/sparkline.h"
#include "logs/levelscard.h"
#include "logs/logscards.h"
#include "runs/runscards.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace runglass;

namespace {

const Micros now = parseRfc3339("2026-11-22T15:00:00Z").value();

RunStats stats(std::int64_t total, std::int64_t failed, std::optional<std::int64_t> ms)
{
    RunStats made;
    made.total = total;
    made.failed = failed;
    made.succeeded = total - failed;
    made.p50Ms = made.p90Ms = made.p99Ms = ms;
    return made;
}

std::shared_ptr<Figures> figuresOf(std::optional<RunStats> runs, std::optional<RunStats> before)
{
    auto figures = std::make_shared<Figures>();
    figures->question.selection.range = {now - 7 * microsPerDay, now};
    figures->question.preceding = TimeRange{now - 14 * microsPerDay, now - 7 * microsPerDay};
    figures->runs = runs;
    figures->runsBefore = before;
    auto chart = std::make_shared<TimeChartData>();
    chart->borders = {0, 1, 2, 3};
    chart->runs = {runs.value_or(RunStats()), {}, runs.value_or(RunStats())};
    figures->timeChart = chart;
    return figures;
}

} // namespace

class TestCards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFigureIsCompared();
    void changeIsReadAloud();
    void anyFigures_data();
    void anyFigures();
    void lateFiguresAreDashes();
    void logsAreSplitByLevel();
    void sparklinesOfAnything_data();
    void sparklinesOfAnything();

private:
    static QList<MetricCard *> cards(const QWidget &of) { return of.findChildren<MetricCard *>(); }
};

void TestCards::everyFigureIsCompared()
{
    RunsCards shown;
    shown.showFigures(figuresOf(stats(12'408, 535, 1820), stats(10'000, 141, 1510)), 861'002,
                      DisplayValues(QTimeZone::utc()), now);
    QStringList texts;
    for (const MetricCard *card : cards(shown))
        texts << card->figure() + QLatin1Char('|') + card->note() + QLatin1Char('|') + card->change().brief;
    QCOMPARE(texts.join(QLatin1Char('\n')),
             QString::fromUtf8("12,408|861,002 since first deployment|▲ 24 % more\n"
                               "1.82 s||▲ 310 ms slower\n"
                               "1.82 s||▲ 310 ms slower\n"
                               "4.31 %|535 failed|▲ 2.90 points worse"));
    for (const MetricCard *card : cards(shown))
        QCOMPARE(card->trend().points.size(), std::size_t{3});
    // What was in the middle is a gap.
    QVERIFY(!cards(shown).first()->trend().points[1]);
}

void TestCards::changeIsReadAloud()
{
    RunsCards shown;
    shown.showFigures(figuresOf(stats(10, 1, 100), stats(10, 1, 200)), {}, DisplayValues(QTimeZone::utc()),
                      now);
    const MetricCard *p90 = cards(shown).at(1);
    QCOMPARE(p90->accessibleName(),
             QString::fromUtf8("Response Time (P90): 100 ms. ▼ 100 ms faster than the week before"));
    QVERIFY(p90->toolTip().endsWith(QStringLiteral("it was 200 ms.")));
    QCOMPARE(p90->toolTip(), p90->accessibleDescription());
}

void TestCards::anyFigures_data()
{
    QTest::addColumn<RunStats>("runs");
    QTest::addColumn<QString>("figures");
    QTest::newRow("none") << RunStats() << QStringLiteral("0 - - -");
    QTest::newRow("one") << stats(1, 0, 248) << QStringLiteral("1 248 ms 248 ms 0.00 %");
    QTest::newRow("all failed") << stats(3, 3, {}) << QStringLiteral("3 - - 100.00 %");
    QTest::newRow("no time at all") << stats(2, 0, 0) << QStringLiteral("2 0 ms 0 ms 0.00 %");
    QTest::newRow("three weeks") << stats(2, 0, std::int64_t{21} * 86'400'000)
                                 << QStringLiteral("2 504 h 00 min 504 h 00 min 0.00 %");
}

void TestCards::anyFigures()
{
    QFETCH(RunStats, runs);
    QFETCH(QString, figures);
    for (const auto &before : {std::optional<RunStats>(), std::optional(RunStats()), std::optional(runs)}) {
        RunsCards shown;
        shown.showFigures(figuresOf(runs, before), 0, DisplayValues(QTimeZone::utc()), now);
        QStringList texts;
        for (const MetricCard *card : cards(shown)) {
            texts << (card->figure().isEmpty() ? QStringLiteral("-") : card->figure());
            QVERIFY(!card->accessibleName().contains(QLatin1String("nan")));
        }
        QCOMPARE(texts.join(QLatin1Char(' ')), figures);
        for (const int width : {200, 800, 1400}) {
            shown.resize(width, 90);
            QVERIFY(!shown.grab().isNull());
        }
    }
}

void TestCards::lateFiguresAreDashes()
{
    RunsCards shown;
    shown.showFigures(figuresOf(stats(10, 1, 100), stats(10, 1, 200)), 5, DisplayValues(QTimeZone::utc()),
                      now);
    shown.showFigures(nullptr, 5, DisplayValues(QTimeZone::utc()), now);
    for (const MetricCard *card : cards(shown)) {
        QVERIFY(card->figure().isEmpty());
        QVERIFY(card->change().text.isEmpty());
        QVERIFY(card->trend().points.empty());
        QVERIFY(card->accessibleName().contains(QLatin1String("not known yet")));
    }
}

void TestCards::logsAreSplitByLevel()
{
    LogsCards shown;
    auto figures = figuresOf({}, {});
    LogStats logs;
    logs.total = 200;
    logs.byLevel[static_cast<std::size_t>(LogLevel::Error)] = 1;
    logs.byLevel[static_cast<std::size_t>(LogLevel::Info)] = 199;
    figures->logs = logs;
    shown.showFigures(figures, DisplayValues(QTimeZone::utc()), now);
    QCOMPARE(cards(shown).first()->figure(), QStringLiteral("200"));
    QCOMPARE(cards(shown).first()->change().brief, QStringLiteral("no data before"));
    const auto *levels = shown.findChild<LevelsCard *>();
    QCOMPARE(levels->accessibleName(),
             QStringLiteral("Log levels. Error: 1, Warning: 0, Info: 199, Debug: 0, "
                            "Stderr: 0, Stdout: 0"));
    shown.resize(1400, 90);
    QVERIFY(!shown.grab().isNull());
    figures->logs = LogStats();
    shown.showFigures(figures, DisplayValues(QTimeZone::utc()), now);
    QVERIFY(!shown.grab().isNull());
    shown.showFigures(nullptr, DisplayValues(QTimeZone::utc()), now);
    QVERIFY(levels->accessibleName().contains(QLatin1String("Error: not known yet")));
}

void TestCards::sparklinesOfAnything_data()
{
    using Points = std::vector<std::optional<double>>;
    QTest::addColumn<Points>("points");
    QTest::addColumn<bool>("isPainted");
    QTest::newRow("nothing") << Points{} << false;
    QTest::newRow("only gaps") << Points{{}, {}, {}} << false;
    QTest::newRow("one") << Points{5} << true;
    QTest::newRow("one among gaps") << Points{{}, 0, {}} << true;
    QTest::newRow("never changes") << Points{3, 3, 3} << true;
    QTest::newRow("far apart") << Points{0, 1e18, -1e18, {}, 2} << true;
}

void TestCards::sparklinesOfAnything()
{
    using Points = std::vector<std::optional<double>>;
    QFETCH(Points, points);
    QFETCH(bool, isPainted);
    const QRect area(10, 10, 80, 20);
    for (const bool fromZero : {false, true}) {
        QImage image(100, 40, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        {
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            paintSparkline(painter, area, points, fromZero, Qt::black);
        }
        int inside = 0;
        int outside = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) > 0)
                    ++(area.contains(x, y) ? inside : outside);
            }
        }
        QCOMPARE(inside > 0, isPainted);
        QCOMPARE(outside, 0);
    }
}

QTEST_MAIN(TestCards)
#include "tst_cards.moc"
