// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/changetexts.h"

#include <QTest>

using namespace runglass;

namespace {

const Micros now = parseRfc3339("2026-11-22T15:00:00Z").value();

struct Case
{
    DisplayValues values{QTimeZone::utc()};
    TimeRange range{now - 7 * microsPerDay, now};
    std::optional<TimeRange> preceding = TimeRange{now - 14 * microsPerDay, now - 7 * microsPerDay};

    ChangeTexts texts() const { return {range, preceding, values, now}; }
};

} // namespace

class TestChangeTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysInWordsAndSigns();
    void saysWhatItWas();
    void nothingToCompareWith();
    void periods_data();
    void periods();
};

void TestChangeTexts::saysInWordsAndSigns()
{
    using Tone = ChangeText::Tone;
    const Case made;
    const ChangeTexts texts = made.texts();
    const auto check = [](const ChangeText &change, const char *text, Tone tone) {
        QCOMPARE(change.text, QString::fromUtf8(text));
        QCOMPARE(change.tone, tone);
    };
    check(texts.duration(1820, 1510), "▲ 310 ms slower than the week before", Tone::Worse);
    check(texts.duration(9400, 29'400), "▼ 20.0 s faster than the week before", Tone::Better);
    check(texts.duration(1000, 1009), "= about as the week before", Tone::Plain);
    check(texts.duration(0, 0), "= about as the week before", Tone::Plain);
    check(texts.duration(5, 0), "▲ 5 ms slower than the week before", Tone::Worse);
    check(texts.rate(4.31, 1.41), "▲ 2.90 points worse than the week before", Tone::Worse);
    check(texts.rate(0.0, 100.0), "▼ 100.00 points better than the week before", Tone::Better);
    check(texts.rate(4.31, 4.30), "= about as the week before", Tone::Plain);
    check(texts.count(12'408, 10'000), "▲ 24 % more than the week before", Tone::Plain);
    check(texts.count(0, 10'000), "▼ 100 % less than the week before", Tone::Plain);
    check(texts.count(10'001, 10'000), "= about as the week before", Tone::Plain);
}

void TestChangeTexts::saysWhatItWas()
{
    const Case made;
    QCOMPARE(made.texts().duration(1820, 1510).details,
             QStringLiteral("From 8 Nov 15:00:00 to 15 Nov 15:00:00 it was 1.51 s."));
    QCOMPARE(made.texts().rate(4.31, 1.41).details,
             QStringLiteral("From 8 Nov 15:00:00 to 15 Nov 15:00:00 it was 1.41 %."));
}

void TestChangeTexts::nothingToCompareWith()
{
    Case made;
    QCOMPARE(made.texts().duration(5, {}).text, QStringLiteral("no data of the week before"));
    QCOMPARE(made.texts().rate(5, {}).text, QStringLiteral("no data of the week before"));
    QCOMPARE(made.texts().count(5, {}).text, QStringLiteral("no data of the week before"));
    QCOMPARE(made.texts().count(5, 0).text, QStringLiteral("no data of the week before"));
    // Where the figure itself is missing, that says enough.
    QCOMPARE(made.texts().duration({}, 5), ChangeText());
    QCOMPARE(made.texts().rate({}, {}), ChangeText());
    // All Time has nothing before it.
    made.range = TimeRange::all();
    made.preceding.reset();
    QCOMPARE(made.texts().duration(5, {}), ChangeText());
    QCOMPARE(made.texts().duration(5, 5), ChangeText());
    QCOMPARE(made.texts().count(5, 5), ChangeText());
}

void TestChangeTexts::periods_data()
{
    QTest::addColumn<Micros>("length");
    QTest::addColumn<QString>("name");
    const auto add = [](Micros length, const char *name) {
        QTest::newRow(name) << length << QString::fromLatin1(name);
    };
    add(microsPerSecond, "the minute before");
    add(15 * microsPerMinute + 15 * microsPerSecond, "the 15 minutes before");
    add(microsPerHour + microsPerMinute, "the hour before");
    add(6 * microsPerHour, "the 6 hours before");
    add(23 * microsPerHour, "the day before");
    add(7 * microsPerDay + microsPerHour, "the week before");
    add(30 * microsPerDay, "the 30 days before");
}

void TestChangeTexts::periods()
{
    QFETCH(Micros, length);
    QFETCH(QString, name);
    Case made;
    made.range = {now - length, now};
    QCOMPARE(made.texts().period(), name);
    made.range.to = TimeRange::all().to;
    made.preceding = TimeRange{now - 2 * length, now - length};
    QCOMPARE(made.texts().period(), name);
}

QTEST_GUILESS_MAIN(TestChangeTexts)
#include "tst_changetexts.moc"
