// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/casefolding.h"

#include <QTest>

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <set>

using namespace runglass;

namespace {

char32_t foldByIcu(char32_t codePoint)
{
    return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(codePoint), U_FOLD_CASE_DEFAULT));
}

} // namespace

class TestCaseFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsAsIcuDoes();
    void leavesOtherValuesAlone();
    void knowsAllVariants();
    void onlyDottedIIsLoweredToAnotherLetter();
};

void TestCaseFolding::foldsAsIcuDoes()
{
    for (char32_t codePoint = 0; codePoint <= 0x10FFFF; ++codePoint) {
        // Code points younger than our table may fold in a newer ICU.
        UVersionInfo age;
        u_charAge(static_cast<UChar32>(codePoint), age);
        if (age[0] > 15)
            continue;
        if (foldCase(codePoint) != foldByIcu(codePoint))
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(static_cast<uint>(codePoint), 4, 16)));
    }
}

void TestCaseFolding::leavesOtherValuesAlone()
{
    for (char32_t value = 0x110000; value <= 0x1100FF; ++value)
        QCOMPARE(foldCase(value), value);
    QCOMPARE(foldCase(0xFFFFFFFF), char32_t{0xFFFFFFFF});
}

void TestCaseFolding::knowsAllVariants()
{
    std::map<char32_t, std::vector<char32_t>> variants;
    for (char32_t codePoint = 0; codePoint <= 0x10FFFF; ++codePoint)
        variants[foldCase(codePoint)].push_back(codePoint);
    std::size_t most = 0;
    for (const auto &[folded, expected] : variants) {
        if (caseVariants(folded) != expected)
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(static_cast<uint>(folded), 4, 16)));
        most = std::max(most, expected.size());
    }
    QVERIFY(most >= 4); // iota: U+0345, U+0399, U+03B9, U+1FBE
    QCOMPARE(caseVariants(U'k'), (std::vector<char32_t>{U'K', U'k', 0x212A}));
    QCOMPARE(caseVariants(U's'), (std::vector<char32_t>{U'S', U's', 0x017F}));
    QCOMPARE(caseVariants(0x1100FF), std::vector<char32_t>{0x1100FF});
}

void TestCaseFolding::onlyDottedIIsLoweredToAnotherLetter()
{
    // What the filter in front of regular expressions relies on.
    std::set<char32_t> others;
    for (char32_t codePoint = 0; codePoint <= 0x10FFFF; ++codePoint) {
        const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(codePoint)));
        if (foldCase(lower) != foldCase(codePoint))
            others.insert(codePoint);
    }
    QCOMPARE(others, std::set<char32_t>{0x0130});
}

QTEST_GUILESS_MAIN(TestCaseFolding)
#include "tst_casefolding.moc"
