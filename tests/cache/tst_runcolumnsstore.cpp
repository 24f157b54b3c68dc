// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"
#include "cache/runcolumnsstore.h"
#include "sqlite/transaction.h"

#include <atomic>
#include <thread>

using namespace runglass;
using namespace runglass::cachetest;

/// Many threads ask for the runs while others write: each gets those of its own transaction.
class TestRunColumnsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTransactionSeesItsOwn();
    void loadsLargeFilesOnTwoThreads();
    void endsWhileLoading();
    void cancelledWhileOthersLoad();

private:
    static std::vector<Run> makeRuns(int from, int count);
};

std::vector<Run> TestRunColumnsStore::makeRuns(int from, int count)
{
    std::vector<Run> runs;
    char id[37];
    for (int i = from; i < from + count; ++i) {
        std::snprintf(id, sizeof id, "%08x-0000-4000-8000-%012x", static_cast<unsigned>(i) * 2654435761U,
                      static_cast<unsigned>(i));
        runs.push_back({.id = id,
                        .scriptId = i % 7 == 0 ? "t" : "s",
                        .status = RunStatus::Success,
                        .responseTimeMs = i,
                        .function = "f" + std::to_string(i % 13),
                        .executedAt = (i * 7919) % 100'000});
    }
    return runs;
}

void TestRunColumnsStore::everyTransactionSeesItsOwn()
{
    OpenedCache opened;
    opened.write(batchOf(makeRuns(0, 200)));
    RunColumnsStore store({.file = opened.file()});
    std::atomic<bool> stop = false;
    std::atomic<int> wrong = 0;
    std::atomic<int> asked = 0;
    std::vector<std::thread> readers;
    for (int t = 0; t < 4; ++t) {
        readers.emplace_back([&, t] {
            Connection connection;
            if (!cacheconnection::openForReading(connection, {.file = opened.file()}))
                ++wrong;
            while (!stop) {
                const Transaction transaction(connection, Transaction::Kind::Read);
                const auto count = connection.integer("SELECT count(*) FROM run");
                // Now and then long enough for others to have gone on.
                if (t == 0)
                    std::this_thread::yield();
                const RunSnapshotPointer snapshot = store.at(connection, CancelToken());
                const RunIdTablePointer ids = t % 2 == 0 ? store.ids(connection, CancelToken()) : nullptr;
                std::size_t found = 0;
                if (snapshot) {
                    for (const RunSnapshot::OfScript &of : snapshot->scripts())
                        found += of.runs->size();
                }
                wrong += count && std::int64_t(found) == *count ? 0 : 1;
                wrong += t % 2 == 0 && (!ids || ids->idOf(1).empty()) ? 1 : 0;
                ++asked;
            }
        });
    }
    for (int i = 0; i < 60; ++i)
        opened.write(batchOf(makeRuns(200 + i * 50, 60)));
    while (asked < 100)
        std::this_thread::yield();
    stop = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(wrong.load(), 0);
}

void TestRunColumnsStore::loadsLargeFilesOnTwoThreads()
{
    OpenedCache opened;
    opened.write(batchOf(makeRuns(0, 60'000)));
    opened.write(batchOf(makeRuns(60'000, 60'000)));
    RunColumnsStore store({.file = opened.file()});
    QVERIFY(!store.isLoaded());
    store.loadInBackground();
    store.loadInBackground();
    Connection connection;
    QVERIFY(cacheconnection::openForReading(connection, {.file = opened.file()}));
    const Transaction transaction(connection, Transaction::Kind::Read);
    const RunSnapshotPointer snapshot = store.at(connection, CancelToken());
    const RunIdTablePointer ids = store.ids(connection, CancelToken());
    QVERIFY(snapshot && ids && store.isLoaded());
    const std::vector<Run> expected = makeRuns(0, 120'000);
    std::size_t total = 0;
    for (const RunSnapshot::OfScript &of : snapshot->scripts()) {
        total += of.runs->size();
        for (std::size_t i = 0; i < of.runs->size(); ++i) {
            const RunEntry run = of.runs->at(i);
            const auto index = static_cast<std::size_t>(run.responseTimeMs.value_or(0));
            QCOMPARE(run.time, expected[index].executedAt);
            QCOMPARE(of.runs->labels().text(run.function), std::string_view(expected[index].function));
            QCOMPARE(ids->idOf(run.key), expected[index].id);
        }
    }
    QCOMPARE(total, expected.size());
}

void TestRunColumnsStore::endsWhileLoading()
{
    OpenedCache opened;
    opened.write(batchOf(makeRuns(0, 60'000)));
    for (int i = 0; i < 5; ++i) {
        RunColumnsStore store({.file = opened.file()});
        store.loadInBackground();
    }
}

void TestRunColumnsStore::cancelledWhileOthersLoad()
{
    OpenedCache opened;
    opened.write(batchOf(makeRuns(0, 60'000)));
    RunColumnsStore store({.file = opened.file()});
    store.loadInBackground();
    Connection connection;
    QVERIFY(cacheconnection::openForReading(connection, {.file = opened.file()}));
    const CancelToken token;
    token.cancel();
    {
        const Transaction transaction(connection, Transaction::Kind::Read);
        // Nothing, unless the loading has been quicker.
        const RunSnapshotPointer snapshot = store.at(connection, token);
        QVERIFY(!snapshot || snapshot->scripts().size() == 2);
        QVERIFY(!store.ids(connection, token));
    }
    const Transaction transaction(connection, Transaction::Kind::Read);
    QCOMPARE(store.at(connection, CancelToken())->scripts().size(), std::size_t{2});
    QVERIFY(store.ids(connection, CancelToken()));
}

QTEST_GUILESS_MAIN(TestRunColumnsStore)
#include "tst_runcolumnsstore.moc"
