// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/ordering.h"

#include <QtTest>

#include <limits>
#include <random>

using namespace runglass;
using namespace runglass::ordering;

class TestOrdering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksNumbers();
    void sortsTextByBytes();
    void looksAtTheTokenWhileItSorts();
};

void TestOrdering::ranksNumbers()
{
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const std::vector<std::int64_t> numbers{least, -5, 0, 5, most - 2};
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
        QVERIFY(rankOf(numbers[i], SortOrder::Ascending) < rankOf(numbers[i + 1], SortOrder::Ascending));
        QVERIFY(rankOf(numbers[i], SortOrder::Descending) > rankOf(numbers[i + 1], SortOrder::Descending));
    }
    for (const SortOrder order : {SortOrder::Ascending, SortOrder::Descending}) {
        for (const std::int64_t number : {least, std::int64_t(0), most})
            QVERIFY(rankOf(number, order) < rankOf(std::nullopt, order));
    }
}

void TestOrdering::sortsTextByBytes()
{
    const std::vector<std::string> texts{"", "a", "ab", "abcdefgh", "abcdefghi", "b", "Z", "\xc3\xbc", ""};
    for (const SortOrder order : {SortOrder::Ascending, SortOrder::Descending}) {
        std::vector<TextItem> items;
        for (std::size_t i = 0; i < texts.size(); ++i)
            items.push_back(makeTextItem(texts[i], 0, RecordKey(i), order));
        QVERIFY(ordering::sort(items, ByText{order}, CancelToken()));
        for (std::size_t i = 0; i + 1 < items.size(); ++i) {
            const std::string_view a = items[i].text, b = items[i + 1].text;
            if (b.empty())
                continue;
            QVERIFY(!a.empty());
            QVERIFY(order == SortOrder::Ascending ? a < b : a > b);
        }
        QVERIFY(items.back().text.empty() && items.back().key == RecordKey(texts.size() - 1));
    }
}

/// Counts what a sort of a million items still compares after it was cancelled.
void TestOrdering::looksAtTheTokenWhileItSorts()
{
    std::mt19937 random(1);
    std::vector<NumberItem> items(1'000'000);
    for (NumberItem &item : items)
        item.rank = random();
    for (const bool wholly : {true, false}) {
        const CancelToken token;
        unsigned comparisons = 0;
        const auto less = [&](const NumberItem &a, const NumberItem &b) {
            if (++comparisons == 20'000)
                token.cancel();
            return ByNumber{}(a, b);
        };
        if (wholly)
            QVERIFY(!ordering::sort(items, less, token));
        else
            QVERIFY(firstKeys(items, 100'000, less, token).empty());
        QVERIFY(comparisons >= 20'000);
        QVERIFY(comparisons <= 20'000 + comparisonsPerLook);
    }
    QVERIFY(ordering::sort(items, ByNumber{}, CancelToken()));
    QCOMPARE(firstKeys(items, 3, ByNumber{}, CancelToken()).size(), std::size_t(3));
}

QTEST_GUILESS_MAIN(TestOrdering)
#include "tst_ordering.moc"
