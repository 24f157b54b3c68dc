// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/utf8units.h"
#include "support/seed.h"

#include <QTest>

#include <unicode/utf8.h>

#include <random>
#include <string>

using namespace runglass;

namespace {

/// By ICU: the longest well-formed sequence of up to four bytes, else one byte.
Utf8Unit unitByIcu(std::string_view text, std::size_t position)
{
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data()) + position;
    const auto left = static_cast<std::int32_t>(text.size() - position);
    std::int32_t read = 0;
    UChar32 value = 0;
    U8_NEXT(bytes, read, left, value);
    if (value >= 0)
        return {static_cast<char32_t>(value), static_cast<std::size_t>(read)};
    return {invalidByteBase + bytes[0], 1};
}

std::string randomBytes(std::mt19937_64 &random)
{
    // The bytes at which the rules of UTF-8 change.
    static constexpr unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                              0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                                              0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
    std::string bytes(random() % 12, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(edges[random() % std::size(edges)]);
    return bytes;
}

} // namespace

class TestUtf8Units : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryCodePoint();
    void readsAnyBytes();
};

void TestUtf8Units::readsEveryCodePoint()
{
    for (char32_t codePoint = 0; codePoint <= 0x10FFFF; ++codePoint) {
        if (codePoint >= 0xD800 && codePoint <= 0xDFFF)
            continue;
        std::string bytes = "x";
        appendUnit(codePoint, bytes);
        const Utf8Unit forward = unitAt(bytes, 1);
        const Utf8Unit backward = unitBefore(bytes, bytes.size());
        QVERIFY(forward.value == codePoint && forward.length + 1 == bytes.size());
        QVERIFY(backward.value == codePoint && backward.length + 1 == bytes.size());
    }
}

void TestUtf8Units::readsAnyBytes()
{
    std::mt19937_64 random(test::seed());
    for (int round = 0; round < 100'000; ++round) {
        const std::string text = randomBytes(random);
        std::string again;
        std::size_t position = 0;
        while (position < text.size()) {
            const Utf8Unit expected = unitByIcu(text, position);
            const Utf8Unit unit = unitAt(text, position);
            QCOMPARE(unit.value, expected.value);
            QCOMPARE(unit.length, expected.length);
            QVERIFY(isUnitBorder(text, position));
            for (std::size_t inside = 1; inside < unit.length; ++inside)
                QVERIFY(!isUnitBorder(text, position + inside));
            position += unit.length;
            const Utf8Unit before = unitBefore(text, position);
            QCOMPARE(before.value, expected.value);
            QCOMPARE(before.length, expected.length);
            appendUnit(unit.value, again);
        }
        QVERIFY(isUnitBorder(text, text.size()));
        QCOMPARE(again, text);
    }
}

QTEST_GUILESS_MAIN(TestUtf8Units)
#include "tst_utf8units.moc"
