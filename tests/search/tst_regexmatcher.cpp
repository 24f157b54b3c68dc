// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/randomtext.h"
#include "search/regexmatcher.h"
#include "search/utf8units.h"
#include "support/seed.h"

#include <QTest>

#include <re2/re2.h>

#include <thread>

using namespace runglass;
using namespace runglass::test;

namespace {

std::shared_ptr<const RegexMatcher> compiled(const std::string &pattern)
{
    auto result = RegexMatcher::compile(pattern);
    if (!result)
        qFatal("%s", qPrintable(result.error().oneLine()));
    return *result;
}

/// RE2 on one message after the other, without anything in front of it.
std::string scannedPlainly(const std::string &pattern, const std::vector<std::string> &messages)
{
    RE2::Options options;
    options.set_case_sensitive(false);
    const RE2 expression(pattern, options);
    std::string found;
    for (const std::string &message : messages)
        found += RE2::PartialMatch(message, expression) ? '1' : '0';
    return found;
}

std::string scanned(const MessageMatcher &matcher, const TextBlock &block)
{
    std::vector<std::uint64_t> hits(wordsFor(block.size()), ~std::uint64_t{0});
    const std::size_t count = matcher.scan(block, hits);
    std::string found;
    std::size_t bits = 0;
    for (std::size_t i = 0; i < hits.size() * 64; ++i) {
        const bool hit = (hits[i / 64] >> (i % 64) & 1) != 0;
        bits += hit;
        if (i < block.size())
            found += hit ? '1' : '0';
    }
    return bits == count ? found : "?";
}

const std::vector<std::string> patterns{"timeout",
                                        "time(out)?",
                                        "a.*k",
                                        "(?-i)K",
                                        "^a",
                                        "k$",
                                        "error|time|x",
                                        "[ks]{2,4}",
                                        "(?s)a.k",
                                        "(?m)^s$",
                                        "\\bk\\b",
                                        "",
                                        "a*",
                                        "[^a]",
                                        "\\x{130}abs",
                                        "\u0130",
                                        "i\u0130",
                                        "\u03C3+\u03C2?",
                                        "\u00DF",
                                        "(a|k)(s|x)",
                                        "\u0434\u0440",
                                        "time.*(k|x|ab)",
                                        "(?:ab|ks|sa)tim",
                                        "\\d+|time",
                                        "\\p{Greek}\\p{L}",
                                        ".",
                                        "\\x{17F}a",
                                        "[\u0130\u0131]ab",
                                        "\u017F",
                                        "\u212Aa",
                                        "kks",
                                        "k\\x00",
                                        "(?i)TiMe",
                                        "(?-i)TiMe",
                                        "\\QA*B\\E"};

} // namespace

class TestRegexMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void agreesWithPlainRe2();
    void filtersByWhatIsRequired_data();
    void filtersByWhatIsRequired();
    void findsWholeCharacters();
    void findsRanges();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void survivesAnyPattern();
    void isSharedBetweenThreads();
};

void TestRegexMatcher::matches_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, QByteArray pattern, QByteArray text, bool expected) {
        QTest::newRow(name) << pattern << text << expected;
    };
    row("ignores case", "time\\s*out", "TIME OUT", true);
    row("unless told", "(?-i)time", "TIME", false);
    row("unless told, same case", "(?-i)TIME", "TIME", true);
    row("all of Unicode", "größe", "GRÖẞE", true);
    row("Kelvin", "^k$", "\xE2\x84\xAA", true);
    row("ends of the message", "^two$", "one\ntwo", false);
    row("ends of lines", "(?m)^two$", "one\ntwo", true);
    row("dot and line feed", "one.two", "one\ntwo", false);
    row("dot and line feed, told", "(?s)one.two", "one\ntwo", true);
    row("NUL in text", "a.b", QByteArray("a\0b", 3), true);
    row("NUL in pattern", QByteArray("a\0b", 3), QByteArray("a\0b", 3), true);
    row("dot is a whole character", "^.$", "😀", true);
    row("dot is no invalid byte", "^.$", "\xFF", false);
    row("text beside invalid bytes", "b+",
        "a\xFF"
        "bb\xC3",
        true);
    row("empty pattern", "", "", true);
    row("escaped letters in class", "[\\C(?=]", "=", false);
    row("octal", "\\101", "a", true);
}

void TestRegexMatcher::matches()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, text);
    QFETCH(bool, expected);
    if (pattern == "[\\C(?=]") {
        QVERIFY(!RegexMatcher::compile(pattern.toStdString())); // RE2 has no \C inside a class
        return;
    }
    const auto matcher = compiled(pattern.toStdString());
    QCOMPARE(matcher->matches(text.toStdString()), expected);
    const OwnedBlock owned({text.toStdString(), "~"});
    QCOMPARE(scanned(*matcher, owned.block()).front(), expected ? '1' : '0');
}

void TestRegexMatcher::agreesWithPlainRe2()
{
    Random random(seed());
    for (int round = 0; round < 60; ++round) {
        std::vector<std::string> messages(1 + random() % 150);
        for (std::string &message : messages) {
            message = randomText(random, pieces(random()), 25);
        }
        const OwnedBlock owned(messages, random() % 3);
        for (const std::string &pattern : patterns) {
            const auto matcher = compiled(pattern);
            const std::string expected = scannedPlainly(pattern, messages);
            QVERIFY2(scanned(*matcher, owned.block()) == expected, pattern.c_str());
            QVERIFY2(scanned(*matcher, owned.blockWithTraits()) == expected, pattern.c_str());
        }
    }
}

void TestRegexMatcher::filtersByWhatIsRequired_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<int>("texts");
    QTest::newRow("a word") << QByteArray("timeout after \\d+ ms") << 1;
    QTest::newRow("the longest of two") << QByteArray("run.*finished") << 1;
    QTest::newRow("either of three") << QByteArray("error|warning|fatal") << 3;
    QTest::newRow("nothing required") << QByteArray("\\d+") << 0;
    QTest::newRow("optional") << QByteArray("(timeout)?") << 0;
    QTest::newRow("Cyrillic") << QByteArray("ошибка.*\\d") << 1;
    QTest::newRow("dotted capital I, lower case of which is i") << QByteArray("\u0130stanbul") << 0;
    QTest::newRow("the same by number") << QByteArray("\\x{130}stanbul") << 0;
    QTest::newRow("the same in a class") << QByteArray("[\u0130\u0131]stanbul") << 0;
    QTest::newRow("empty") << QByteArray() << 0;
}

void TestRegexMatcher::filtersByWhatIsRequired()
{
    QFETCH(QByteArray, pattern);
    QFETCH(int, texts);
    QCOMPARE(static_cast<int>(compiled(pattern.toStdString())->prefilter().size()), texts);
}

void TestRegexMatcher::findsWholeCharacters()
{
    Random random(seed());
    for (int round = 0; round < 300; ++round) {
        std::string text = randomText(random, random() % 2 ? brokenPieces() : unicodePieces(), 30);
        while (random() % 2 == 0)
            mutate(random, text);
        for (const std::string &pattern : patterns) {
            std::size_t last = 0;
            for (const TextRange &range : compiled(pattern)->findAll(text)) {
                QVERIFY(range.length > 0 && range.begin >= last && range.end() <= text.size());
                QVERIFY(isUnitBorder(text, range.begin) && isUnitBorder(text, range.end()));
                last = range.end();
            }
        }
    }
}

void TestRegexMatcher::findsRanges()
{
    QCOMPARE(compiled("a+")->findAll("aabA"), (std::vector<TextRange>{{0, 2}, {3, 1}}));
    QCOMPARE(compiled("a*")->findAll("baab"), (std::vector<TextRange>{{1, 2}}));
    QCOMPARE(compiled("^a")->findAll("aa"), (std::vector<TextRange>{{0, 1}}));
    QCOMPARE(compiled("a")->findAll("aaa", 2), (std::vector<TextRange>{{0, 1}, {1, 1}}));
    QCOMPARE(compiled("x")->findAll(""), std::vector<TextRange>{});
    QCOMPARE(compiled("")->findAll("\xF0\x9F\x98\x80"), std::vector<TextRange>{});
}

void TestRegexMatcher::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *pattern, const char *part) {
        QTest::newRow(pattern) << QByteArray(pattern) << QString::fromUtf8(part);
    };
    row("a(?=b)", "Look-ahead (?=…) at character 2 ");
    row("a(?!b)", "Negative look-ahead (?!…) at character 2 ");
    row("ü(?<=b)", "Look-behind (?<=…) at character 2 ");
    row("(?<!b)", "Negative look-behind (?<!…) at character 1 ");
    row("(a)\\1", "back-reference \\1 … \\9 at character 4 ");
    row("(?P<x>a)(?P=x)", "back-reference (?P=…) at character 9 ");
    row("(a)\\k<x>", "back-reference \\k at character 4 ");
    row("(?>a)", "atomic group");
    row("[(?=](?#c)", "The comment (?#…) at character 6 ");
    row("\\Q(?=\\E(?>x)", "atomic group (?>…) at character 8 ");
    row("a\\Z", "The anchor \\Z (use \\z) at character 2 ");
    row("a\\C", "The single byte \\C at character 2 ");
    row("a++", "++");
    row("(a", "closing ) is missing");
    row("a)", "without its (");
    row("[a", "closing ] is missing");
    row("*a", "nothing that * could repeat");
    row("a{1001}", "1000 is the most");
    row("a\\", "single \\");
    row("[z-a]", "z-a");
    row("\\y", "\\y does not exist");
    row("\xFF", "not valid UTF-8");
    row("((((((((((x{100}){100}){100}){100}){100}){100}){100}){100}){100}){100})", "");
}

void TestRegexMatcher::saysWhatIsWrong()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QString, part);
    const auto result = RegexMatcher::compile(pattern.toStdString());
    QVERIFY(!result);
    QVERIFY(!result.error().message.isEmpty());
    QVERIFY2(result.error().reason.contains(part), qPrintable(result.error().reason));
    QVERIFY(!result.error().reason.contains(QLatin1String("%1")));
    QVERIFY(!result.error().help.isEmpty());
}

void TestRegexMatcher::survivesAnyPattern()
{
    Random random(seed());
    const std::string text = "time out \u212A \xFF";
    for (int round = 0; round < 5000; ++round) {
        std::string pattern = patterns[random() % patterns.size()];
        for (std::size_t changes = 1 + random() % 4; changes > 0; --changes) {
            mutate(random, pattern);
            static constexpr std::string_view signs = "()[]{}*+?\\|^$.:<>=!#&'PQECxp01-,";
            pattern.insert(random() % (pattern.size() + 1), 1, signs[random() % signs.size()]);
        }
        const auto result = RegexMatcher::compile(pattern);
        if (!result) {
            QVERIFY(!result.error().reason.isEmpty());
            continue;
        }
        QCOMPARE((*result)->matches(text), scannedPlainly(pattern, {text}) == "1");
        const OwnedBlock owned({text});
        QCOMPARE(scanned(**result, owned.block()), scannedPlainly(pattern, {text}));
    }
}

void TestRegexMatcher::isSharedBetweenThreads()
{
    Random random(seed());
    std::vector<std::string> messages(300);
    for (std::string &message : messages)
        message = randomText(random, asciiPieces(), 40);
    const OwnedBlock owned(messages);
    const auto matcher = compiled("a.*(k|time)s?");
    const std::string expected = scannedPlainly("a.*(k|time)s?", messages);
    std::vector<std::string> answers(4);
    std::vector<std::thread> threads;
    for (std::string &answer : answers)
        threads.emplace_back([&] { answer = scanned(*matcher, owned.block()); });
    for (std::thread &thread : threads)
        thread.join();
    for (const std::string &answer : answers)
        QCOMPARE(answer, expected);
}

QTEST_GUILESS_MAIN(TestRegexMatcher)
#include "tst_regexmatcher.moc"
