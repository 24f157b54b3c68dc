// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/runidtable.h"

#include "runcolumns/runorder.h"
#include "search/textmatcher.h"
#include "support/seed.h"

#include <QTest>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace runglass;

namespace {

using Random = std::mt19937_64;

/// An id as it lies in the file, and as text.
struct Id
{
    std::string stored;
    bool isUuid = false;
    std::string text;
};

Id randomId(Random &random, bool withText)
{
    if (withText && random() % 3 == 0) {
        const std::string text =
            "run_" + std::to_string(random() % 100'000) + (random() % 9 == 0 ? "\xc3\xa9" : "");
        return {text, false, text};
    }
    Id id{std::string(16, '\0'), true, {}};
    for (char &byte : id.stored)
        byte = static_cast<char>(random() & 0xff);
    // Some share their beginning, as UUIDs made from the time do.
    if (random() % 3 == 0)
        std::fill_n(id.stored.begin(), 8, '\x01');
    char part[3];
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            id.text += '-';
        std::snprintf(part, sizeof part, "%02x", static_cast<unsigned char>(id.stored[i]));
        id.text += part;
    }
    return id;
}

} // namespace

class TestRunIdTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsIds_data();
    void holdsIds();
    void growsWithoutTouchingOlderOnes();
    void sorts_data();
    void sorts();

private:
    static void kinds()
    {
        QTest::addColumn<bool>("withText");
        QTest::newRow("UUIDs") << false;
        QTest::newRow("UUIDs and text") << true;
    }
};

void TestRunIdTable::holdsIds_data()
{
    kinds();
}

void TestRunIdTable::holdsIds()
{
    QFETCH(bool, withText);
    Random random(test::seed());
    std::vector<Id> ids(100'000);
    RunIdLoader lower(nullptr);
    RunIdLoader upper(nullptr);
    constexpr std::size_t middle = 3 * RunIdChunk::capacity;
    for (std::size_t key = 1; key < ids.size(); ++key) {
        if (random() % 50 == 0)
            continue; // no longer in use
        ids[key] = randomId(random, withText);
        (key < middle ? lower : upper).add(static_cast<RunKey>(key), ids[key].stored, ids[key].isUuid);
    }
    lower.join(std::move(upper));
    const RunIdTablePointer table = lower.take(static_cast<RunKey>(ids.size() + 10));
    QCOMPARE(table->highestKey(), RunKey(ids.size() + 10));
    QCOMPARE(table->hasText(), withText);
    for (std::size_t key = 0; key < ids.size(); ++key)
        QCOMPARE(table->idOf(static_cast<RunKey>(key)), ids[key].text);
    QCOMPARE(table->idOf(4'000'000'000), std::string());

    Bitmap among(ids.size());
    for (std::size_t key = 0; key < ids.size(); ++key) {
        if (random() % 3 > 0)
            among.set(key);
    }
    const std::string piece = ids[1 + random() % 1000].text.substr(4, 3);
    const std::vector<std::shared_ptr<const MessageMatcher>> matchers{
        std::make_shared<TextMatcher>(piece), std::make_shared<TextMatcher>("\xc3\x89")};
    const Bitmap found = table->scan(matchers, among);
    const Bitmap longer = table->filter([](std::string_view id) { return id.size() > 8; }, among);
    for (std::size_t key = 0; key < ids.size(); ++key) {
        const std::string &text = ids[key].text;
        const bool matches = matchers[0]->matches(text) || matchers[1]->matches(text);
        QCOMPARE(found.test(key), among.test(key) && matches);
        QCOMPARE(longer.test(key), among.test(key) && text.size() > 8);
    }
}

void TestRunIdTable::growsWithoutTouchingOlderOnes()
{
    Random random(test::seed());
    RunIdLoader first(nullptr);
    first.add(1, "one", false);
    const RunIdTablePointer before = first.take(1);
    RunIdLoader second(before);
    const Id two = randomId(random, false);
    second.add(2, two.stored, true);
    second.add(RunIdChunk::capacity * 5, "far", false);
    const RunIdTablePointer after = second.take(RunIdChunk::capacity * 5);
    QCOMPARE(before->idOf(1), std::string("one"));
    QCOMPARE(before->idOf(2), std::string());
    QCOMPARE(after->idOf(1), std::string("one"));
    QCOMPARE(after->idOf(2), two.text);
    QCOMPARE(after->idOf(RunIdChunk::capacity * 3), std::string());
    QCOMPARE(after->idOf(RunIdChunk::capacity * 5), std::string("far"));
    QVERIFY(RunIdLoader(after).take(0)->hasText());
}

void TestRunIdTable::sorts_data()
{
    kinds();
}

void TestRunIdTable::sorts()
{
    QFETCH(bool, withText);
    Random random(test::seed());
    RunIdLoader loader(nullptr);
    RunChunk chunk;
    std::vector<std::string> ids{""};
    constexpr RunKey count = 30'000;
    for (RunKey key = 1; key <= count; ++key) {
        const Id id = randomId(random, withText);
        loader.add(key, id.stored, id.isUuid);
        ids.push_back(id.text);
        chunk.append({.time = Micros{key}, .key = key});
    }
    const RunIdTablePointer table = loader.take(count);
    std::vector<RunChunk> chunks;
    chunks.push_back(std::move(chunk));
    const RunColumnsPointer runs = RunColumns::make(std::move(chunks), {});
    for (const SortOrder order : {SortOrder::Ascending, SortOrder::Descending}) {
        const auto positions = runorder::sortedById(*runs, *table, Bitmap(runs->size(), true), order);
        QCOMPARE(positions.size(), runs->size());
        for (std::size_t i = 1; i < positions.size(); ++i) {
            const std::string &a = ids[runs->keyAt(positions[i - 1])];
            const std::string &b = ids[runs->keyAt(positions[i])];
            QVERIFY2(order == SortOrder::Ascending ? a <= b : a >= b, (a + " " + b).c_str());
        }
    }
}

QTEST_GUILESS_MAIN(TestRunIdTable)
#include "tst_runidtable.moc"
