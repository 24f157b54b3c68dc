// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/rowchange.h"
#include "tables/firstrows.h"
#include "tables/rowcache.h"

#include <QTest>

using namespace runglass;

namespace {

std::vector<int> rows(int first, int count)
{
    std::vector<int> values;
    for (int i = 0; i < count; ++i)
        values.push_back(first + i);
    return values;
}

FirstRows keys(const QByteArray &letters)
{
    std::vector<RecordKey> list;
    for (const char letter : letters)
        list.push_back(letter);
    return {list, 0};
}

} // namespace

Q_DECLARE_METATYPE(runglass::RowChange)

class TestRowCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatWasPutIn();
    void tellsWhatIsMissingInWholePages();
    void staysSmallAndKeepsTheScreen();
    void change_data();
    void change();
};

void TestRowCache::holdsWhatWasPutIn()
{
    RowCache<int> cache(10, 4);
    cache.insert(25, rows(25, 10));
    QVERIFY(!cache.find(24));
    QCOMPARE(*cache.find(25), 25);
    QCOMPARE(*cache.find(34), 34);
    QVERIFY(!cache.find(35));
    cache.insert(25, rows(100, 1));
    QCOMPARE(*cache.find(25), 100);
    cache.move([](std::int64_t row) { return row == 26 ? std::nullopt : std::optional(row + 7); });
    QVERIFY(!cache.find(25));
    QCOMPARE(*cache.find(32), 100);
    QVERIFY(!cache.find(33));
    QCOMPARE(*cache.find(41), 34);
    cache.clear();
    QVERIFY(!cache.find(32));
}

void TestRowCache::tellsWhatIsMissingInWholePages()
{
    RowCache<int> cache(10, 8);
    QCOMPARE(cache.missing({-5, 8}, 100), (RowSpan{0, 10}));
    QCOMPARE(cache.missing({12, 10}, 100), (RowSpan{10, 20}));
    QCOMPARE(cache.missing({12, 10}, 22), (RowSpan{10, 12}));
    cache.insert(10, rows(10, 10));
    QCOMPARE(cache.missing({12, 10}, 100), (RowSpan{20, 10}));
    QVERIFY(cache.missing({12, 3}, 100).isEmpty());
    QVERIFY(cache.missing({200, 10}, 100).isEmpty());
    QVERIFY(cache.missing({0, 10}, 0).isEmpty());
}

void TestRowCache::staysSmallAndKeepsTheScreen()
{
    RowCache<int> cache(10, 3);
    cache.insert(0, rows(0, 10));
    cache.setViewport({0, 5});
    for (int page = 1; page < 100; ++page)
        cache.insert(page * 10, rows(page * 10, 10));
    QCOMPARE(cache.pageCount(), std::size_t(3));
    QVERIFY(cache.find(0));
    QVERIFY(cache.find(990));
    QVERIFY(cache.find(980));
    QVERIFY(!cache.find(970));
    // A screen larger than the bound is kept whole.
    cache.setViewport({0, 50});
    cache.insert(0, rows(0, 50));
    for (int row = 0; row < 50; ++row)
        QVERIFY(cache.find(row));
}

void TestRowCache::change_data()
{
    using Kind = RowChange::Kind;
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<RowChange>("change");
    const auto add = [](const char *before, const char *after, RowChange change) {
        QTest::addRow("%s to %s", before, after) << QByteArray(before) << QByteArray(after) << change;
    };
    add("", "", {Kind::Same, 0, 0, 0});
    add("abc", "abc", {Kind::Same, 0, 0, 0});
    add("", "abc", {Kind::Reset, 0, 0, 0});
    add("abc", "", {Kind::Reset, 0, 0, 0});
    add("abc", "xyabc", {Kind::Inserted, 2, 0, 0});
    add("abc", "abcxy", {Kind::Inserted, 0, 3, 2});
    add("abc", "abxyc", {Kind::Inserted, 0, 2, 2});
    add("abc", "xabcyz", {Kind::Inserted, 1, 4, 2});
    add("abc", "xabyc", {Kind::Inserted, 1, 3, 1});
    add("abcd", "ad", {Kind::Removed, 0, 1, 2});
    add("abcd", "bcd", {Kind::Removed, 0, 0, 1});
    add("abcd", "abd", {Kind::Removed, 0, 2, 1});
    add("abcd", "xabd", {Kind::Reset, 0, 0, 0});
    add("abc", "cba", {Kind::Reset, 0, 0, 0});
    add("abc", "axc", {Kind::Reset, 0, 0, 0});
}

void TestRowCache::change()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(RowChange, change);
    const RowChange found = rowChange(keys(before), keys(after));
    QCOMPARE(static_cast<int>(found.kind), static_cast<int>(change.kind));
    QVERIFY(found == change);
    // What is said of each row is true of it.
    for (int i = 0; i < before.size(); ++i) {
        if (const auto at = positionAfter(found, i))
            QCOMPARE(after.at(static_cast<qsizetype>(*at)), before.at(i));
        else
            QVERIFY(found.kind == RowChange::Kind::Reset || !after.contains(before.at(i)));
    }
}

QTEST_APPLESS_MAIN(TestRowCache)
#include "tst_rowcache.moc"
