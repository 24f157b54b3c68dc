// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/packedcolumn.h"

#include <QTest>

#include <limits>
#include <numeric>
#include <random>

using namespace runglass;

using Values = std::vector<std::int64_t>;

class TestPackedColumn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBack_data();
    void readsBack();
    void everyWidth();
    void equalValuesTakeNoSpacePerValue();
    void refusesWrongSizes();
};

Q_DECLARE_METATYPE(Values)

namespace {

Values counted(std::size_t count, std::int64_t from, std::int64_t step)
{
    Values values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = from + static_cast<std::int64_t>(i) * step;
    return values;
}

void compareWith(const Values &values)
{
    ByteVector bytes;
    appendPackedColumn(bytes, values);
    QCOMPARE(bytes.size() % 8, std::size_t{0});
    const auto column = PackedColumn::parse(bytes, values.size());
    QVERIFY(column);
    Values wide(values.size());
    std::vector<std::uint32_t> narrow(values.size());
    std::vector<std::uint8_t> small(values.size());
    column->decode(wide);
    column->decode(narrow);
    column->decode(small);
    QCOMPARE(wide, values);
    for (std::size_t i = 0; i < values.size(); ++i) {
        QCOMPARE(column->at(i), values[i]);
        QCOMPARE(narrow[i], static_cast<std::uint32_t>(values[i]));
        QCOMPARE(small[i], static_cast<std::uint8_t>(values[i]));
    }
}

} // namespace

void TestPackedColumn::readsBack_data()
{
    constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    QTest::addColumn<Values>("values");
    QTest::newRow("none") << Values{};
    QTest::newRow("one") << Values{42};
    QTest::newRow("the whole range") << Values{smallest, largest, 0, -1, 1};
    QTest::newRow("one below a block") << counted(255, 7, 1);
    QTest::newRow("a block") << counted(256, -100, 3);
    QTest::newRow("one above a block") << counted(257, 7, 1'000'000'007);
    QTest::newRow("many blocks") << counted(4097, 1'778'738'847'238'927, 250'000);
    QTest::newRow("downwards") << counted(1000, 0, -17);
    Values jump = counted(600, 5, 0);
    jump[300] = largest;
    QTest::newRow("one far from the rest") << jump;
}

void TestPackedColumn::readsBack()
{
    QFETCH(Values, values);
    compareWith(values);
}

void TestPackedColumn::everyWidth()
{
    std::mt19937_64 random(5);
    for (unsigned width = 1; width <= 64; ++width) {
        Values values(300);
        for (std::int64_t &value : values)
            value = static_cast<std::int64_t>(random() >> (64 - width));
        compareWith(values);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(QStringLiteral("width %1").arg(width)));
    }
}

void TestPackedColumn::equalValuesTakeNoSpacePerValue()
{
    ByteVector bytes;
    appendPackedColumn(bytes, Values(4096, 1'778'738'847'238'927));
    QCOMPARE(bytes.size(), std::size_t{4096 / 256 * (8 + 2)});
}

void TestPackedColumn::refusesWrongSizes()
{
    ByteVector bytes;
    appendPackedColumn(bytes, counted(1000, 0, 77));
    QVERIFY(PackedColumn::parse(bytes, 1000));
    QVERIFY(!PackedColumn::parse(bytes, 1025));
    QVERIFY(!PackedColumn::parse(bytes, 256));
    QVERIFY(!PackedColumn::parse(bytes, std::numeric_limits<std::size_t>::max()));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!PackedColumn::parse(ByteSpan(bytes).first(size), 1000));
}

QTEST_GUILESS_MAIN(TestPackedColumn)
#include "tst_packedcolumn.moc"
