// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compression/gzip.h"
#include "compression/zstd.h"
#include "exchange/textreader.h"
#include "exchange/unpacker.h"
#include "support/seed.h"

#include <QString>
#include <QtTest>

using namespace runglass;

class TestTextReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void anyUnicodeInAnyPieces();
    void errorComesAfterTheText();
    void packingByContent();
    void unpacks();
    void unpacksPartsOneByOne();
    void damage();
    void damageInside();
    void bombs();
};

namespace {

class Bytes : public ByteSource
{
public:
    explicit Bytes(std::string bytes, std::size_t atOnce = 1 << 20, bool fails = false)
        : m_bytes(std::move(bytes))
        , m_atOnce(atOnce)
        , m_fails(fails)
    {
    }
    Result<std::size_t> read(char *to, std::size_t size) override
    {
        const std::size_t count = std::min({size, m_atOnce, m_bytes.size() - m_used});
        if (count == 0 && m_fails)
            return UserError{QStringLiteral("gone"), {}, {}};
        m_bytes.copy(to, count, m_used);
        m_used += count;
        return count;
    }

private:
    std::string m_bytes;
    std::size_t m_atOnce;
    std::size_t m_used = 0;
    bool m_fails;
};

std::string textOf(ByteSource &source, std::size_t piece, TextEncoding &encoding, std::int64_t &repaired)
{
    TextReader reader(source, piece);
    std::string text;
    for (;;) {
        const Result<std::string_view> next = reader.next();
        if (!next)
            return text + "ERROR " + next.error().message.toStdString();
        if (next->empty())
            break;
        text += *next;
    }
    encoding = reader.encoding();
    repaired = reader.repairedBytes();
    return text;
}

/// Everything, or the reason.
std::string unpacked(const std::string &packed, std::size_t atOnce = 1 << 20, UnpackLimit limit = {},
                     bool *bomb = nullptr)
{
    Bytes source(packed, atOnce);
    const auto unpacker = makeUnpacker(packingOf(packed), source, limit);
    std::string out;
    std::string room(10'000, '\0');
    for (;;) {
        const Result<std::size_t> read = unpacker->read(room.data(), room.size());
        if (bomb)
            *bomb = unpacker->isBomb();
        if (!read)
            return read.error().reason.toStdString();
        if (*read == 0)
            return out;
        out.append(room, 0, *read);
    }
}

std::string lines(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "line " + std::to_string(i * 7919) + '\n';
    return text;
}

} // namespace

void TestTextReader::decodes_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<qint64>("repaired");
    const auto row = [](const char *name, std::string bytes, std::string text, TextEncoding encoding,
                        qint64 repaired = 0) {
        QTest::newRow(name) << std::move(bytes) << std::move(text) << encoding << repaired;
    };
    const auto utf8 = TextEncoding::Utf8;
    row("nothing", "", "", utf8);
    row("ASCII", "abc\n", "abc\n", utf8);
    row("UTF-8", "Größe 日本 🙂", "Größe 日本 🙂", utf8);
    row("with a byte order mark", "\xEF\xBB\xBFGröße", "Größe", utf8);
    row("only a byte order mark", "\xEF\xBB\xBF", "", utf8);
    row("UTF-16, little end first", std::string("\xFF\xFEG\0r\0\xF6\0\x3D\xD8\x42\xDE", 12), "Grö🙂",
        TextEncoding::Utf16LittleEndian);
    row("UTF-16, big end first", std::string("\xFE\xFF\0G\0r\0\xF6\xD8\x3D\xDE\x42", 12), "Grö🙂",
        TextEncoding::Utf16BigEndian);
    row("Latin-1",
        "Gr\xF6\xDF"
        "e, Stra\xDF"
        "e",
        "Größe, Straße", TextEncoding::Latin1);
    row("Latin-1 at the end", "a\xE9", "aé", TextEncoding::Latin1);
    row("UTF-8 with a broken byte", "Größe, weiß \xFF.", "Größe, weiß \xEF\xBF\xBD.", utf8, 1);
    row("UTF-8 cut off", "Größe\xE6\x97", "Größe\xEF\xBF\xBD\xEF\xBF\xBD", utf8, 2);
    row("overlong and surrogate", "ü\xC0\x80ü\xED\xA0\x80üüüü",
        "ü\xEF\xBF\xBD\xEF\xBF\xBDü\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDüüüü", utf8, 5);
}

void TestTextReader::decodes()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, text);
    for (const std::size_t atOnce : {1, 2, 3, 1000}) {
        for (const std::size_t piece : {16, 17, 1000}) {
            Bytes source(bytes, atOnce);
            TextEncoding encoding{};
            std::int64_t repaired = 0;
            QCOMPARE(textOf(source, piece, encoding, repaired), text);
            QTEST(encoding, "encoding");
            QTEST(static_cast<qint64>(repaired), "repaired");
        }
    }
}

void TestTextReader::anyUnicodeInAnyPieces()
{
    std::mt19937_64 random(test::seed());
    for (int round = 0; round < 300; ++round) {
        QString text = QStringLiteral("ß");
        while (text.size() < 200) {
            const char32_t code = random() % 4 == 0 ? random() % 0x110000 : random() % 0x800;
            if (code < 0xD800 || code > 0xDFFF)
                text += QString::fromUcs4(&code, 1);
        }
        std::string utf16 = "\xFF\xFE";
        for (const QChar c : text) {
            utf16 += static_cast<char>(c.unicode() & 0xFF);
            utf16 += static_cast<char>(c.unicode() >> 8);
        }
        const std::string utf8 = text.toStdString();
        for (const std::string &bytes : {utf8, utf16}) {
            Bytes source(bytes, 1 + random() % 50);
            TextEncoding encoding{};
            std::int64_t repaired = 0;
            QCOMPARE(textOf(source, 16 + random() % 30, encoding, repaired), utf8);
            QCOMPARE(repaired, 0);
        }
    }
}

void TestTextReader::errorComesAfterTheText()
{
    Bytes source("some text", 4, true);
    TextEncoding encoding{};
    std::int64_t repaired = 0;
    QCOMPARE(textOf(source, 100, encoding, repaired), std::string("some textERROR gone"));
}

void TestTextReader::packingByContent()
{
    QVERIFY(packingOf(gzip("a")) == Packing::Gzip);
    QVERIFY(packingOf(*Compressor().compress("a")) == Packing::Zstd);
    QVERIFY(packingOf("Run ID,Status") == Packing::None);
    QVERIFY(packingOf("") == Packing::None);
}

void TestTextReader::unpacks()
{
    const std::string text = lines(20'000);
    for (const std::string &packed : {gzip(text), *Compressor().compress(text)}) {
        for (const std::size_t atOnce : {std::size_t{1} << 20, std::size_t{1000}, std::size_t{7}})
            QVERIFY(unpacked(packed, atOnce) == text);
    }
    QCOMPARE(unpacked(gzip("")), std::string());
    QCOMPARE(unpacked(*Compressor().compress("")), std::string());
}

void TestTextReader::unpacksPartsOneByOne()
{
    QCOMPARE(unpacked(gzip("one,") + gzip("") + gzip("two") + std::string(512, '\0')),
             std::string("one,two"));
    const std::string skipped("\x50\x2a\x4d\x18\x04\0\0\0abcd", 12);
    QCOMPARE(unpacked(skipped + *Compressor().compress("one,") + skipped + *Compressor().compress("two")),
             std::string("one,two"));
}

void TestTextReader::damage()
{
    const std::string text = lines(20'000);
    for (const std::string &packed : {gzip(text), *Compressor().compress(text)}) {
        QCOMPARE(unpacked(packed.substr(0, packed.size() / 2)), std::string("It ends early."));
        QCOMPARE(unpacked(packed + "and more"), std::string("It is damaged."));
    }
}

void TestTextReader::damageInside()
{
    // zstd's frames have a checksum only when asked for; gzip always has one.
    std::string damaged = gzip(lines(20'000));
    damaged.replace(damaged.size() / 2, 50, 50, '\x55');
    QCOMPARE(unpacked(damaged), std::string("It is damaged."));
}

void TestTextReader::bombs()
{
    const std::string zeros(20'000'000, '\0');
    const UnpackLimit limit{1'000'000, 100};
    for (const std::string &packed : {gzip(zeros), *Compressor().compress(zeros)}) {
        bool bomb = false;
        QVERIFY(unpacked(packed, 1 << 20, limit, &bomb).find("100 times") != std::string::npos);
        QVERIFY(bomb);
        QCOMPARE(unpacked(packed, 1 << 20, {}, &bomb).size(), zeros.size());
        QVERIFY(!bomb);
    }
    bool bomb = true;
    QCOMPARE(unpacked(gzip(lines(200'000)), 1 << 20, limit, &bomb).size(), lines(200'000).size());
    QVERIFY(!bomb);
}

QTEST_GUILESS_MAIN(TestTextReader)
#include "tst_textreader.moc"
