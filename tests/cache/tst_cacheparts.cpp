// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/hashtable.h"
#include "cache/recordbatch.h"
#include "cache/runids.h"
#include "cache/schema.h"
#include "cache/storedid.h"
#include "sqlite/transaction.h"

#include <QtTest>

#include <random>

using namespace runglass;

namespace {

constexpr std::string_view uuid = "4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6";

/// Ids of both kinds, the same ones each time.
std::string idOf(int number)
{
    if (number % 7 == 0)
        return "run " + std::to_string(number);
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    std::string bytes(16, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(random());
    return formatUuid(bytes);
}

} // namespace

/// The parts under the cache, each by itself.
class TestCacheParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCanonicalUuidsOnly();
    void findsWhatTheTableHolds();
    void keepsViewsWhenABatchMoves();
    void findsRunIdsInBlocks();
    void forgetsRunIdsAfterARollback();
};

void TestCacheParts::readsCanonicalUuidsOnly()
{
    const auto bytes = parseUuid(uuid);
    QVERIFY(bytes.has_value());
    const std::string_view stored(reinterpret_cast<const char *>(bytes->data()), bytes->size());
    QCOMPARE(formatUuid(stored), std::string(uuid));
    QVERIFY(StoredId(uuid).isUuid());
    QCOMPARE(hashOfId(StoredId(uuid)), hashOfUuid(stored));
    // One character changed anywhere to what a UUID never has there.
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        for (const char other : {'A', 'g', '-', '0', '\0', '\xff'}) {
            std::string changed(uuid);
            changed[i] = other;
            const bool hyphen = uuid[i] == '-';
            const bool valid = hyphen ? other == '-' : other == '0';
            QCOMPARE(parseUuid(changed).has_value(), valid);
        }
    }
    for (const std::string_view text : {std::string_view(), uuid.substr(1), std::string_view("{}")})
        QVERIFY(!parseUuid(text));
    QVERIFY(hashOfId(StoredId("a")) != hashOfId(StoredId(std::string_view("a\0", 2))));
}

void TestCacheParts::findsWhatTheTableHolds()
{
    HashTable table;
    const auto holds = [&](std::uint64_t hash, std::uint32_t wanted) {
        return table.find(hash, [&](std::uint32_t value) { return value == wanted; });
    };
    QVERIFY(!holds(1, 1));
    table.reset(10);
    std::mt19937_64 random(3);
    std::vector<std::uint64_t> hashes{0, 0, 1, std::uint64_t(1) << 32, ~std::uint64_t(0)};
    while (hashes.size() < 100'000)
        hashes.push_back(random());
    for (std::size_t i = 0; i < hashes.size(); ++i)
        table.insert(hashes[i], static_cast<std::uint32_t>(i));
    QCOMPARE(table.size(), hashes.size());
    for (std::size_t i = 0; i < hashes.size(); ++i)
        QVERIFY(holds(hashes[i], static_cast<std::uint32_t>(i)));
    QVERIFY(!holds(hashes[7], 4'000'000'000U));
    table.reset(0);
    QVERIFY(!holds(hashes[7], 7));
}

void TestCacheParts::keepsViewsWhenABatchMoves()
{
    RecordBatch batch;
    // Short texts lie inside a std::string; long ones need an arena block of their own.
    const std::string large(2'000'000, 'x');
    for (const std::string &source : {std::string("a"), std::string("b"), large})
        batch.add(Run{.id = "r", .scriptId = "s", .source = source});
    auto buffer = std::make_shared<std::string>("kept alive");
    batch.logs.push_back({.message = *buffer});
    const std::weak_ptr<std::string> watched = buffer;
    batch.keepAlive(std::move(buffer));
    {
        RecordBatch moved = std::move(batch);
        RecordBatch assigned;
        assigned.add(Run{.id = "gone"});
        assigned = std::move(moved);
        QCOMPARE(assigned.runs.size(), std::size_t(3));
        QVERIFY(assigned.runs[0].source == "a" && assigned.runs[1].source == "b");
        QVERIFY(assigned.runs[2].source == large);
        QVERIFY(assigned.logs[0].message == "kept alive");
        QVERIFY(!watched.expired());
    }
    QVERIFY(watched.expired());
}

void TestCacheParts::findsRunIdsInBlocks()
{
    constexpr int count = 60'000;
    QTemporaryFile file;
    QVERIFY(file.open());
    Connection connection;
    QVERIFY(connection.open(file.fileName().toStdString(), Connection::Mode::ReadWrite));
    QVERIFY(schema::migrate(connection));
    RunIds one(connection);
    RunIds other(connection); // as another process would
    int next = 0;
    for (int batch = 0; next < count; ++batch) {
        RunIds &ids = batch % 3 == 2 ? other : one;
        Transaction transaction(connection, Transaction::Kind::Write);
        ids.begin();
        // Batches of every size, each repeating some of what was there.
        for (int i = std::max(next - 50, 0); i < next; ++i)
            QCOMPARE(ids.keyOf(idOf(i)).key, i + 1);
        for (const int end = std::min(count, next + 1 + batch * 997 % 6000); next < end; ++next) {
            const RunIds::Found found = ids.keyOf(idOf(next));
            QVERIFY(found.isNew);
            QCOMPARE(found.key, next + 1);
        }
        ids.finish();
        QVERIFY(transaction.commit());
    }
    // Blocks were merged, and few keys are left that are in none.
    const std::int64_t blocks = connection.integer("SELECT count(*) FROM run_id_block").value_or(0);
    QVERIFY2(blocks >= 1 && blocks <= 8, qPrintable(QString::number(blocks)));
    QVERIFY(connection.integer("SELECT max(last_key) FROM run_id_block") > count - 20'000);
    RunIds reopened(connection);
    for (int i = 0; i < count; ++i)
        QCOMPARE(reopened.keyOf(idOf(i)).key, i + 1);
    for (int i = 0; i < count; i += 531)
        QCOMPARE(runKey(connection, idOf(i)), i + 1);
    QCOMPARE(runKey(connection, "run -1"), 0);
    QCOMPARE(runKey(connection, uuid), 0);
}

void TestCacheParts::forgetsRunIdsAfterARollback()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    Connection connection;
    QVERIFY(connection.open(file.fileName().toStdString(), Connection::Mode::ReadWrite));
    QVERIFY(schema::migrate(connection));
    RunIds ids(connection);
    ids.begin();
    QCOMPARE(ids.keyOf("kept").key, 1);
    connection.execute("BEGIN IMMEDIATE");
    ids.begin();
    for (int i = 0; i < 5000; ++i)
        ids.keyOf(idOf(i));
    ids.finish();
    connection.execute("ROLLBACK");
    ids.forget();
    ids.begin();
    QCOMPARE(ids.keyOf("kept").key, 1);
    const RunIds::Found again = ids.keyOf(idOf(4999));
    QVERIFY(again.isNew);
    QCOMPARE(again.key, 2);
    QVERIFY(connection.ok());
}

QTEST_GUILESS_MAIN(TestCacheParts)
#include "tst_cacheparts.moc"
