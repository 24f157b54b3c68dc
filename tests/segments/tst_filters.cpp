// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/idfilter.h"
#include "segments/keyfilter.h"

#include <QTest>

#include <random>
#include <string>

using namespace runglass;

class TestFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keyFilterNeverMissesAndSeldomErrs();
    void anEmptyKeyFilterSaysMaybe();
    void idFilterNeverMissesAndSeldomErrs();
    void idFilterTakesFewBytesPerId();
    void equalHashesOverflowIntoNeighbours();
    void hashesAreTheSameForTextAndBytes();
};

void TestFilters::keyFilterNeverMissesAndSeldomErrs()
{
    for (const std::int64_t count : {1, 5, 200, 4096}) {
        std::vector<std::int64_t> keys;
        for (std::int64_t i = 0; i < count; ++i)
            keys.push_back(i * 3 - 1000);
        const ByteVector filter = makeKeyFilter(keys);
        QVERIFY(filter.size() <= keys.size() * 10 / 8 + 8);
        for (const std::int64_t key : keys)
            QVERIFY(mayContain(filter, key));
        int wrong = 0;
        for (std::int64_t i = 0; i < 10'000; ++i)
            wrong += mayContain(filter, i * 3 - 999) ? 1 : 0;
        QVERIFY2(wrong < 600, qPrintable(QString::number(wrong)));
    }
}

void TestFilters::anEmptyKeyFilterSaysMaybe()
{
    QVERIFY(mayContain({}, 5));
    const ByteVector odd(7);
    QVERIFY(mayContain(odd, 5));
}

void TestFilters::idFilterNeverMissesAndSeldomErrs()
{
    std::mt19937_64 random(7);
    std::vector<std::uint64_t> hashes(1'500'000);
    IdFilter filter;
    for (std::uint64_t &hash : hashes) {
        hash = random();
        filter.insert(hash);
    }
    QCOMPARE(filter.size(), hashes.size());
    for (const std::uint64_t hash : hashes)
        QVERIFY(filter.mayContain(hash));
    int wrong = 0;
    for (int i = 0; i < 1'000'000; ++i)
        wrong += filter.mayContain(random()) ? 1 : 0;
    QVERIFY(wrong <= 1);
}

void TestFilters::idFilterTakesFewBytesPerId()
{
    QVERIFY(IdFilter(10'000'000).memory() < 50'000'000);
}

void TestFilters::equalHashesOverflowIntoNeighbours()
{
    IdFilter filter;
    const std::uint64_t last = 0xffff'ffff'0000'0000ULL; // the last bucket: what overflows begins anew
    for (std::uint64_t i = 0; i < 100; ++i)
        filter.insert(last | i);
    for (std::uint64_t i = 0; i < 100; ++i)
        QVERIFY(filter.mayContain(last | i));
    QVERIFY(!filter.mayContain(last | 100));
}

void TestFilters::hashesAreTheSameForTextAndBytes()
{
    const std::string_view text = "4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6";
    QCOMPARE(hashOfId(text), hashOfId(*parseUuid(text)));
    QVERIFY(hashOfId(text) != hashOfId("4F7A1C55-5B60-4D26-B1F8-4A90C3D7E2A6"));
    const auto bytes = *parseUuid(text);
    QVERIFY(hashOfId(text) !=
            hashOfId(std::string_view(reinterpret_cast<const char *>(bytes.data()), bytes.size())));
}

QTEST_GUILESS_MAIN(TestFilters)
#include "tst_filters.moc"
