// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compression/gzip.h"
#include "compression/zstd.h"

#include <QtTest>

using namespace runglass;

class TestCompression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zstdRoundTrip();
    void zstdRefusesDamage();
    void gzipRoundTrip();
    void gunzipLimits();
};

namespace {

const std::string text = [] {
    std::string words;
    for (int i = 0; i < 5000; ++i)
        words += "line " + std::to_string(i) + '\n';
    return words;
}();

} // namespace

void TestCompression::zstdRoundTrip()
{
    for (const int level : {Compressor::fastest, 3}) {
        Compressor compressor(level);
        for (const std::string &bytes : {std::string(), std::string("a\0b", 3), text}) {
            const auto frame = compressor.compress(bytes);
            QVERIFY(frame);
            QCOMPARE(decompress(*frame), std::optional(bytes));
        }
        QVERIFY(compressor.compress(text)->size() < text.size() / 2);
    }
}

void TestCompression::zstdRefusesDamage()
{
    const std::string frame = *Compressor().compress(text);
    QVERIFY(!decompress({}));
    QVERIFY(!decompress("not a frame at all"));
    QVERIFY(!decompress(std::string_view(frame).substr(0, frame.size() - 1)));
    std::string huge = frame; // an 8 byte length of nearly 2^64, by its header's flags
    huge[4] = static_cast<char>(0xe0);
    huge.replace(5, 8, 8, '\x7f');
    QVERIFY(!decompress(huge));
}

void TestCompression::gzipRoundTrip()
{
    for (const std::string &bytes : {std::string(), text}) {
        const Gunzipped unpacked = gunzip(gzip(bytes), text.size());
        QVERIFY(unpacked.state == Gunzipped::State::Done);
        QCOMPARE(unpacked.bytes, bytes);
    }
}

void TestCompression::gunzipLimits()
{
    const std::string packed = gzip(text);
    const auto stateOf = [](std::string_view bytes, std::size_t most) { return gunzip(bytes, most).state; };
    QVERIFY(stateOf(packed, text.size()) == Gunzipped::State::Done);
    QVERIFY(stateOf(packed, text.size() - 1) == Gunzipped::State::TooLarge);
    QVERIFY(stateOf(std::string_view(packed).substr(0, packed.size() - 1), text.size()) ==
            Gunzipped::State::Malformed);
    QVERIFY(stateOf(packed + "x", text.size()) == Gunzipped::State::Malformed);
    QVERIFY(stateOf("plain", text.size()) == Gunzipped::State::Malformed);
}

QTEST_GUILESS_MAIN(TestCompression)
#include "tst_compression.moc"
