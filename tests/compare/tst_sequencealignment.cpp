// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/orderedpairs.h"
#include "compare/sequencealignment.h"
#include "support/seed.h"

#include <QTest>

#include <map>
#include <numeric>
#include <random>

using namespace runglass;

namespace {

using Tokens = std::vector<std::uint64_t>;

/// The length of a longest common subsequence, by the textbook.
std::size_t longestCommon(const Tokens &left, const Tokens &right)
{
    std::vector<std::size_t> row(right.size() + 1, 0);
    for (const std::uint64_t token : left) {
        std::size_t diagonal = 0;
        for (std::size_t r = 0; r < right.size(); ++r) {
            const std::size_t above = row[r + 1];
            row[r + 1] = token == right[r] ? diagonal + 1 : std::max(above, row[r]);
            diagonal = above;
        }
    }
    return row.back();
}

bool isAlignment(const std::vector<IndexPair> &pairs, const Tokens &left, const Tokens &right)
{
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (left[pairs[i].left] != right[pairs[i].right])
            return false;
        if (i > 0 && (pairs[i].left <= pairs[i - 1].left || pairs[i].right <= pairs[i - 1].right))
            return false;
    }
    return true;
}

Tokens randomTokens(std::mt19937_64 &random, int most, int kinds)
{
    Tokens tokens(std::uniform_int_distribution<std::size_t>(0, std::size_t(most))(random));
    for (std::uint64_t &token : tokens)
        token = std::uniform_int_distribution<std::uint64_t>(1, std::uint64_t(kinds))(random);
    return tokens;
}

} // namespace

class TestSequenceAlignment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortOnesAreBest();
    void largeOnesStayAligned();
    void hopelessOnesEnd();
    void pairsByWeight();
};

void TestSequenceAlignment::shortOnesAreBest()
{
    std::mt19937_64 random(test::seed());
    for (int i = 0; i < 2000; ++i) {
        const Tokens left = randomTokens(random, 40, 1 + i % 12);
        const Tokens right = randomTokens(random, 40, 1 + i % 12);
        Effort effort;
        const SequenceAlignment found = alignSequences(left, right, effort);
        QVERIFY(found.isComplete);
        QVERIFY(isAlignment(found.pairs, left, right));
        QCOMPARE(found.pairs.size(), longestCommon(left, right));
    }
}

/// A hundred thousand entries of which a fifth is gone, new or other.
void TestSequenceAlignment::largeOnesStayAligned()
{
    std::mt19937_64 random(test::seed());
    Tokens left(100'000);
    std::iota(left.begin(), left.end(), 1);
    Tokens right;
    std::size_t kept = 0;
    for (const std::uint64_t token : left) {
        switch (std::uniform_int_distribution(0, 9)(random)) {
        case 0:
            break;
        case 1:
            right.push_back(random() | (std::uint64_t(1) << 63));
            [[fallthrough]];
        default:
            right.push_back(token);
            ++kept;
            break;
        }
    }
    Effort effort;
    const SequenceAlignment found = alignSequences(left, right, effort);
    QVERIFY(found.isComplete);
    QVERIFY(isAlignment(found.pairs, left, right));
    QCOMPARE(found.pairs.size(), kept);
}

/// Few kinds of tokens, many of each, in no common order: nothing to hold on to.
void TestSequenceAlignment::hopelessOnesEnd()
{
    std::mt19937_64 random(test::seed());
    Tokens left(200'000);
    Tokens right(150'000);
    for (Tokens *tokens : {&left, &right}) {
        for (std::uint64_t &token : *tokens)
            token = std::uniform_int_distribution<std::uint64_t>(1, 5)(random);
    }
    Effort effort;
    const std::int64_t before = effort.left();
    const SequenceAlignment found = alignSequences(left, right, effort);
    QVERIFY(!found.isComplete);
    QVERIFY(isAlignment(found.pairs, left, right));
    QVERIFY(effort.left() >= 0 && effort.left() < before);
    Effort none(0);
    QVERIFY(isAlignment(alignSequences(left, right, none).pairs, left, right));
}

void TestSequenceAlignment::pairsByWeight()
{
    const std::vector<std::vector<int>> weights{{1, 0, 5}, {4, 2, 0}};
    const auto pairs = pairInOrder(2, 3, [&](std::uint32_t l, std::uint32_t r) { return weights[l][r]; });
    // 5 alone is more than 1 + 2 and than 4.
    QCOMPARE(pairs, (std::vector<IndexPair>{{0, 2}}));
    QVERIFY(pairInOrder(3, 3, [](std::uint32_t, std::uint32_t) { return 0; }).empty());
    QVERIFY(pairInOrder(0, 3, [](std::uint32_t, std::uint32_t) { return 1; }).empty());
}

QTEST_APPLESS_MAIN(TestSequenceAlignment)
#include "tst_sequencealignment.moc"
