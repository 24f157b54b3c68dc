// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/foldedreference.h"
#include "search/linearsearch.h"
#include "search/randomtext.h"
#include "search/textmatcher.h"
#include "search/utf8units.h"
#include "search/vectortargets.h"
#include "support/seed.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace runglass;
using namespace runglass::test;

namespace {

/// What scan() says, as a row of 0 and 1; "?" where its count or the bits behind the last message are wrong.
std::string scanned(const TextMatcher &matcher, const TextBlock &block)
{
    std::vector<std::uint64_t> hits(wordsFor(block.size()), ~std::uint64_t{0});
    const std::size_t count = matcher.scan(block, hits);
    std::string found;
    for (std::size_t i = 0; i < hits.size() * 64; ++i) {
        const bool hit = (hits[i / 64] >> (i % 64) & 1) != 0;
        if (i < block.size())
            found += hit ? '1' : '0';
        else if (hit)
            return "?";
    }
    return static_cast<std::size_t>(std::count(found.begin(), found.end(), '1')) == count ? found : "?";
}

std::string expectedScan(const std::vector<std::string> &messages, const std::string &needle)
{
    std::string expected;
    for (const std::string &message : messages)
        expected += needle.empty() || !findAllPlainly(message, needle).empty() ? '1' : '0';
    return expected;
}

/// Compares every way to ask with the plain reference; says where they differ.
QString difference(const std::vector<std::string> &messages, const std::string &needle, std::size_t before)
{
    const TextMatcher matcher(needle);
    const OwnedBlock owned(messages, before);
    const auto report = [&](const char *what, const std::string &where) {
        return QStringLiteral("%1: needle %2 in %3")
            .arg(QLatin1String(what), QLatin1String(QByteArray::fromStdString(needle).toHex(' ')),
                 QLatin1String(QByteArray::fromStdString(where).toHex(' ')));
    };
    const std::string expected = expectedScan(messages, needle);
    if (scanned(matcher, owned.block()) != expected)
        return report("scan", std::string(owned.block().text));
    if (scanned(matcher, owned.blockWithTraits()) != expected)
        return report("scan with traits", std::string(owned.block().text));
    for (const std::string &message : messages) {
        const std::vector<TextRange> hits = findAllPlainly(message, needle);
        if (matcher.findAll(message) != hits)
            return report("findAll", message);
        if (matcher.matches(message) != (needle.empty() || !hits.empty()))
            return report("matches", message);
        if (matcher.matchesStart(message) != (needle.empty() || (!hits.empty() && hits.front().begin == 0)))
            return report("matchesStart", message);
        if (!needle.empty()) {
            std::vector<TextRange> linear;
            const LinearSearch search(foldedUnits(needle));
            for (auto hit = search.find(message); hit; hit = search.find(message, hit->end()))
                linear.push_back(*hit);
            if (linear != hits)
                return report("linear search", message);
        }
    }
    return {};
}

void eachTarget()
{
    QTest::addColumn<qint64>("target");
    for (const std::int64_t target : vectorTargets())
        QTest::newRow(hwy::TargetName(target)) << qint64(target);
}

} // namespace

class TestTextMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contains_data();
    void contains();
    void respectsBordersOfMessages();
    void agreesWithPlainSearch_data() { eachTarget(); }
    void agreesWithPlainSearch();
    void agreesAtEveryAlignmentAndSize_data() { eachTarget(); }
    void agreesAtEveryAlignmentAndSize();
    void findsLongNeedles();
    void staysLinear_data();
    void staysLinear();
    void limitsHits();
    void isSharedBetweenThreads();
};

void TestTextMatcher::contains_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<QByteArray>("hits"); // the text with everything but hits as "-", byte by byte

    const auto row = [](const char *name, QByteArray text, QByteArray needle, QByteArray hits) {
        QTest::newRow(name) << text << needle << hits;
    };
    row("plain", "time out", "out", "-----out");
    row("other case", "TIMEOUT", "time", "TIME---");
    row("several", "abcABCabc", "Bc", "-bc-BC-bc");
    row("not overlapping", "aaaaa", "aa", "aaaa-");
    row("one letter", "banana", "A", "-a-a-a");
    row("longer than the text", "ab", "abc", "--");
    row("the whole text", "ab", "AB", "ab");
    row("empty text", "", "a", "");
    row("neighbours of letters", "@[`{", "@", "@---");
    row("bracket is no brace", "[{", "{", "-{");
    row("percent", "100% done", "0%", "--0%-----");
    row("underscore", "a_b axb", "a_b", "a_b----");
    row("star and question mark", "a*b a?b", "*b a?", "-*b a?-");
    row("quotes", R"(say "hi" 'you')", R"("HI" ')", R"(----"hi" '----)");
    row("line feed", "one\ntwo", "E\nT", "--e\nt--");
    row("NUL", QByteArray("a\0b", 3), QByteArray("\0B", 2), QByteArray("-\0b", 3));
    row("umlaut", "GRÖSSE", "größe", "-------");
    row("umlaut, same letters", "GRÖẞE", "größe", "GRÖẞE");
    row("sharp s from capital", "straße", "ẞ", "----ß-");
    row("sharp s is not ss", "strasse", "ß", "-------");
    row("dotted capital I is no i", "\xC4\xB0i", "i", "--i");
    row("dotless i is no i", "\xC4\xB1I", "i", "--I");
    row("dotted capital I itself", "i\xC4\xB0", "\xC4\xB0", "-\xC4\xB0");
    row("Kelvin in text", "300 \xE2\x84\xAA!", "k", "----\xE2\x84\xAA-");
    row("Kelvin in needle", "Kk", "\xE2\x84\xAA", "Kk");
    row("long s in text",
        "Wa\xC5\xBF"
        "er",
        "was", "Wa\xC5\xBF--");
    row("long s in needle", "SOS", "\xC5\xBF", "S-S");
    row("sigmas", "ΟΔΥΣΣΕΥΣ", "οδυσσευς", "ΟΔΥΣΣΕΥΣ");
    row("final sigma", "ς", "Σ", "ς");
    row("four iotas", "\xCD\x85\xCE\x99\xCE\xB9\xE1\xBE\xBE", "ι", "\xCD\x85\xCE\x99\xCE\xB9\xE1\xBE\xBE");
    row("Cyrillic", "ОШИБКА ошибка", "шИб", "--ШИБ-------шиб----");
    row("Deseret", "\xF0\x90\x90\x80", "\xF0\x90\x90\xA8", "\xF0\x90\x90\x80");
    row("accent after its letter", "e\xCC\x81", "e", "e--");
    row("composed is not decomposed", "\xC3\xA9", "e\xCC\x81", "--");
    row("emoji", "ok 😀😁", "😁", "-------😁");
    row("no half a character", "\xC3\xA9", "\xA9", "--");
    row("no first half either", "\xC3\xA9", "\xC3", "--");
    row("stray byte", "a\xA9z", "\xA9", "-\xA9-");
    row("cut sequence", "\xE2\x84", "\xE2", "\xE2-");
    row("cut sequence is not completed", "\xE2\x84\xAA", "\xE2\x84", "---");
    row("invalid bytes have no case", "\xE0", "\xC0", "-");
    row("encoded surrogate", "\xED\xA0\x80", "\xA0", "-\xA0-");
    row("overlong NUL is no NUL", "\xC0\x80", QByteArray("\0", 1), "--");
}

void TestTextMatcher::contains()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, needle);
    QFETCH(QByteArray, hits);
    // "Sharp s" and others in the table are written in UTF-8; the dashes count bytes.
    QByteArray marked(text.size(), '-');
    for (const TextRange &range : TextMatcher(needle.toStdString()).findAll(text.toStdString())) {
        for (std::size_t i = range.begin; i < range.end(); ++i)
            marked[static_cast<qsizetype>(i)] = text[static_cast<qsizetype>(i)];
    }
    // Where the text itself has NUL the table keeps it.
    QCOMPARE(marked, hits);
    QCOMPARE(difference({text.toStdString()}, needle.toStdString(), 0), QString());
}

void TestTextMatcher::respectsBordersOfMessages()
{
    QCOMPARE(difference({"time", "out", "timeout"}, "timeout", 0), QString());
    QCOMPARE(difference({"\xC3", "\xA9", "\xC3\xA9"}, "\xC3\xA9", 0), QString());
    QCOMPARE(difference({"\xC3", "\xA9", "\xC3\xA9"}, "\xA9", 0), QString());
    QCOMPARE(difference({"\xE2", "\x84\xAA", "\xE2\x84\xAA", "K"}, "k", 0), QString());
    QCOMPARE(difference({"", "", "a", "", ""}, "a", 0), QString());
    QCOMPARE(difference({"", "a", ""}, "", 0), QString());
    QCOMPARE(difference({}, "a", 0), QString());
    QCOMPARE(difference({"", ""}, "a", 0), QString());
    // Text before the first message and behind the last belongs to nobody.
    QCOMPARE(difference({"a", "k"}, "k", 5), QString());
    const std::string text = "kkk";
    const std::vector<std::uint32_t> offsets{1, 2};
    QCOMPARE(scanned(TextMatcher("kk"), {.text = text, .offsets = offsets, .traits = {}}), std::string("0"));
    QCOMPARE(scanned(TextMatcher("k"), {.text = text, .offsets = {}, .traits = {}}), std::string());
}

void TestTextMatcher::agreesWithPlainSearch()
{
    QFETCH(qint64, target);
    const VectorTarget chosen(target);
    Random random(seed());
    for (int round = 0; round < 3000; ++round) {
        std::vector<std::string> messages(random() % (round % 50 == 0 ? 1000 : 12));
        for (std::string &message : messages) {
            message =
                randomText(random, pieces(static_cast<std::size_t>(round)), random() % 8 == 0 ? 400 : 20);
            while (random() % 4 == 0)
                mutate(random, message);
        }
        const std::string source = messages.empty() ? "" : messages[random() % messages.size()];
        const std::string needle = randomNeedle(random, source, random() % 5 == 0 ? 300 : 6);
        const QString wrong = difference(messages, needle, random() % 3);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
}

void TestTextMatcher::agreesAtEveryAlignmentAndSize()
{
    QFETCH(qint64, target);
    const VectorTarget chosen(target);
    const std::vector<std::string> needles{"k",      "Time",          "\xC3\xA9",
                                           "\u212A", "timeout while", "\u03C3\u1FBE"};
    for (const std::string &needle : needles) {
        for (std::size_t before = 0; before < 200; before += before < 70 ? 1 : 13) {
            for (const std::size_t behind : {0, 1, 15, 16, 31, 32, 63, 64, 65, 130}) {
                const std::string text = std::string(before, '.') + needle + std::string(behind, '.');
                const OwnedBlock owned({std::string(7, '.'), text, ""}, before % 5);
                QCOMPARE(scanned(TextMatcher(needle), owned.block()), std::string("010"));
                QCOMPARE(TextMatcher(needle).findAll(text), (std::vector{TextRange{before, needle.size()}}));
            }
        }
    }
}

void TestTextMatcher::findsLongNeedles()
{
    Random random(seed());
    for (const auto *pieces : {&asciiPieces(), &unicodePieces(), &brokenPieces()}) {
        std::string needle;
        while (needle.size() < 10'000)
            needle += (*pieces)[random() % pieces->size()];
        std::string other = needle;
        other.back() = '~';
        QCOMPARE(difference({needle.substr(1), "." + needle + ".", other, needle + needle}, needle, 0),
                 QString());
    }
}

void TestTextMatcher::staysLinear_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("needle");
    // Everything is a candidate and most fail late: comparing them all would take hours.
    const auto row = [](const char *name, const char *piece, const char *other, const char *wanted) {
        const int length = 10'000;
        const QByteArray almost = QByteArray(piece).repeated(length - 1) + other;
        QTest::newRow(name) << almost.repeated(200) << QByteArray(wanted).repeated(length);
    };
    row("ASCII", "a", "b", "A");
    row("ASCII of period two", "ab", "aa", "aB");
    row("Cyrillic", "д", "ё", "Д");
    row("variable length", "\u017F", "\u212A", "s");
}

void TestTextMatcher::staysLinear()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, needle);
    const TextMatcher matcher(needle.toStdString());
    const std::string absent = text.toStdString();
    std::string present = absent.substr(0, absent.size() / 2) + needle.toStdString();
    QCOMPARE(scanned(matcher, OwnedBlock({absent, present, ""}).block()), std::string("010"));
    // The message at which the scan gives up counts, too.
    QCOMPARE(scanned(matcher, OwnedBlock({present, absent}).block()), std::string("10"));
    QVERIFY(!matcher.matches(absent));
    const auto length = static_cast<std::size_t>(needle.size());
    QCOMPARE(matcher.findAll(present), (std::vector{TextRange{present.size() - length, length}}));
}

void TestTextMatcher::limitsHits()
{
    const TextMatcher matcher("a");
    QCOMPARE(matcher.findAll("aaaa", 0), std::vector<TextRange>{});
    QCOMPARE(matcher.findAll("aaaa", 2), (std::vector<TextRange>{{0, 1}, {1, 1}}));
    QCOMPARE(TextMatcher("").findAll("aaaa"), std::vector<TextRange>{});
}

void TestTextMatcher::isSharedBetweenThreads()
{
    // For ThreadSanitizer, and for the answer.
    Random random(seed());
    std::vector<std::string> messages(500);
    for (std::string &message : messages)
        message = randomText(random, unicodePieces(), 60);
    const std::string needle = "\u03C3k";
    const OwnedBlock owned(messages);
    const TextMatcher matcher(needle);
    const std::string expected = expectedScan(messages, needle);
    std::vector<std::string> answers(4);
    std::vector<std::thread> threads;
    for (std::string &answer : answers)
        threads.emplace_back([&] { answer = scanned(matcher, owned.block()); });
    for (std::thread &thread : threads)
        thread.join();
    for (const std::string &answer : answers)
        QCOMPARE(answer, expected);
}

QTEST_GUILESS_MAIN(TestTextMatcher)
#include "tst_textmatcher.moc"
