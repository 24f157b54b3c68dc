// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/idcolumn.h"

#include <QTest>

using namespace runglass;

class TestIdColumn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryTextAsItWas();
    void uuidsTakeSixteenBytes();
    void onlyTheCanonicalFormIsAUuid_data();
    void onlyTheCanonicalFormIsAUuid();
    void refusesTruncatedBytes();
};

namespace {

const std::vector<std::string_view> mixedIds{"4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6",
                                             "",
                                             "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                                             "4F7A1C55-5B60-4D26-B1F8-4A90C3D7E2A6",
                                             "00000000-0000-0000-0000-000000000000",
                                             "x",
                                             std::string_view("a\0b", 3),
                                             "ffffffff-ffff-ffff-ffff-ffffffffffff",
                                             "x "};

} // namespace

void TestIdColumn::keepsEveryTextAsItWas()
{
    // Long enough for several words of the bit set.
    std::vector<std::string> texts;
    for (int i = 0; i < 300; ++i)
        texts.push_back(std::string(mixedIds[static_cast<std::size_t>(i) % mixedIds.size()]));
    for (std::size_t i = mixedIds.size(); i < texts.size(); ++i) {
        if (texts[i].size() == uuidTextSize)
            texts[i].replace(0, 3, std::to_string(100 + i));
        else
            texts[i] += std::to_string(i);
    }
    const std::vector<std::string_view> ids(texts.begin(), texts.end());
    ByteVector bytes;
    appendIdColumn(bytes, ids);
    const auto column = IdColumn::parse(bytes, ids.size());
    QVERIFY(column);
    QVERIFY(!column->hasOnlyUuids());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        QCOMPARE(column->at(i), texts[i]);
        QVERIFY(column->isAt(i, ids[i]));
        QVERIFY(!column->isAt(i, ids[(i + 1) % ids.size()]));
        QCOMPARE(column->find(ids[i]).value_or(999), i);
    }
    QVERIFY(!column->find("not there"));
    QVERIFY(!column->find("12345678-0000-0000-0000-000000000000"));
}

void TestIdColumn::uuidsTakeSixteenBytes()
{
    const std::vector<std::string_view> ids(100, mixedIds.front());
    ByteVector bytes;
    appendIdColumn(bytes, ids);
    QCOMPARE(bytes.size(), std::size_t{8 + 1600});
    const auto column = IdColumn::parse(bytes, ids.size());
    QVERIFY(column && column->hasOnlyUuids());
    QCOMPARE(column->uuids().size(), std::size_t{1600});
}

void TestIdColumn::onlyTheCanonicalFormIsAUuid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("upper case") << QByteArray("4F7A1C55-5B60-4D26-B1F8-4A90C3D7E2A6");
    QTest::newRow("one digit no digit") << QByteArray("4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2ag");
    QTest::newRow("no dashes") << QByteArray("4f7a1c555b604d26b1f84a90c3d7e2a6");
    QTest::newRow("dash elsewhere") << QByteArray("4f7a1c555-b60-4d26-b1f8-4a90c3d7e2a6");
    QTest::newRow("braces") << QByteArray("{4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6}");
    QTest::newRow("high byte") << QByteArray("4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a\xff");
}

void TestIdColumn::onlyTheCanonicalFormIsAUuid()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseUuid({text.constData(), static_cast<std::size_t>(text.size())}));
}

void TestIdColumn::refusesTruncatedBytes()
{
    for (const std::size_t count : {std::size_t{1}, mixedIds.size()}) {
        ByteVector bytes;
        appendIdColumn(bytes, std::span(mixedIds).first(count));
        const std::size_t needed = count == 1 ? bytes.size() : bytes.size() - 60;
        for (std::size_t size = 0; size < needed; ++size) {
            const auto column = IdColumn::parse(ByteSpan(bytes).first(size), count);
            // What is missing at the end is only text, and reads as shorter text.
            for (std::size_t i = 0; column && i < count; ++i)
                QVERIFY(column->at(i).size() <= 49);
        }
        QVERIFY(!IdColumn::parse(ByteSpan(bytes).first(7), count));
        QVERIFY(!IdColumn::parse(ByteSpan(bytes).first(20), count));
    }
}

QTEST_GUILESS_MAIN(TestIdColumn)
#include "tst_idcolumn.moc"
