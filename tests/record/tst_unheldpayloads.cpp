// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/unheldpayloads.h"
#include "tables/sampledata.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

class TestUnheldPayloads : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;

    static std::vector<std::string> idsOf(const UnheldPayloads &unheld)
    {
        std::vector<std::string> ids;
        for (const RecordWish &wish : unheld.wishes())
            ids.push_back(wish.runId);
        return ids;
    }
    static std::string id(int number) { return sample::run(number, "s").id; }
    void hold(int number)
    {
        const Run run = sample::run(number, "s");
        WriteBatch batch;
        batch.payloads.push_back({{run.id, Document{"1", true}, {}, {}}, run.status, run.revision});
        QVERIFY(sample::write(*m_cache, std::move(batch)));
    }
    static TimeRange lastRuns(int count)
    {
        return {sample::run(count - 1, "s").executedAt, sample::newest + microsPerDay};
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
        QVERIFY(cache);
        m_cache = *cache;
    }

    void areTheNewestFailedRunsThatLackThem()
    {
        QVERIFY(sample::write(*m_cache, sample::batch(sample::script("s", "S", 50), 50)));
        hold(13);
        UnheldPayloads unheld(m_cache->queries());
        QSignalSpy found(&unheld, &UnheldPayloads::found);
        unheld.setRange("s", lastRuns(25));
        QVERIFY(found.wait());
        QCOMPARE(idsOf(unheld), (std::vector{id(3), id(8), id(18), id(23)}));
        QCOMPARE(unheld.wishes().front().urgency, RecordWish::Urgency::Background);
        QCOMPARE(unheld.wishes().front().status, RunStatus::Failed);
    }

    void areBounded()
    {
        constexpr int many = 5 * (UnheldPayloads::mostRuns + 50);
        QVERIFY(sample::write(*m_cache, sample::batch(sample::script("s", "S", many), many)));
        UnheldPayloads unheld(m_cache->queries());
        QSignalSpy found(&unheld, &UnheldPayloads::found);
        unheld.setRange("s", lastRuns(many));
        QVERIFY(found.wait());
        QCOMPARE(unheld.wishes().size(), std::size_t{UnheldPayloads::mostRuns});
    }

    void followTheCacheAndAreAskedForOnce()
    {
        QVERIFY(sample::write(*m_cache, sample::batch(sample::script("s", "S", 10), 10)));
        UnheldPayloads unheld(m_cache->queries(), nullptr, 0);
        QSignalSpy found(&unheld, &UnheldPayloads::found);
        unheld.setRange("s", lastRuns(10));
        QVERIFY(found.wait());
        unheld.remove(id(3)); // asked for, and refused
        QCOMPARE(idsOf(unheld), (std::vector{id(8)}));

        Run failed = sample::run(0, "s");
        failed.status = RunStatus::Failed;
        failed.revision = 2;
        WriteBatch batch;
        batch.records.add(failed);
        QVERIFY(sample::write(*m_cache, std::move(batch)));
        ChangeNotice notice;
        notice.scripts = {{"s", {failed.executedAt, failed.executedAt + 1}, {}, false}};
        unheld.cacheChanged(notice);
        QVERIFY(found.wait());
        QCOMPARE(idsOf(unheld), (std::vector{id(0), id(8)}));
    }
};

QTEST_GUILESS_MAIN(TestUnheldPayloads)
#include "tst_unheldpayloads.moc"
