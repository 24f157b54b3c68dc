// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordreading.h"
#include "record/recordstore.h"

#include <QTest>

using namespace runglass;

namespace {

KeptRecord recordOf(std::size_t bytes)
{
    RecordDetails details;
    details.input.state = DocumentDetails::State::Present;
    details.input.text = std::make_shared<const std::string>(bytes, 'x');
    KeptRecord record;
    record.details = std::make_shared<const RecordDetails>(std::move(details));
    return record;
}

bool none(const std::string &)
{
    return false;
}

} // namespace

class TestRecordStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOneUsedLongestAgoGoesFirst()
    {
        constexpr std::size_t large = 100'000;
        RecordStore store(5 * large / 2);
        store.put("a", recordOf(large), none);
        store.put("b", recordOf(large), none);
        QVERIFY(store.find("a"));
        store.put("c", recordOf(large), none);
        QVERIFY(store.peek("a") && !store.peek("b") && store.peek("c"));
        QVERIFY(store.bytes() <= 5 * large / 2);
    }

    void whatIsPinnedStays()
    {
        constexpr std::size_t large = 100'000;
        RecordStore store(large);
        store.put("shown", recordOf(large), none);
        const auto pinned = [](const std::string &id) { return id == "shown"; };
        for (int i = 0; i < 20; ++i) {
            store.put(std::to_string(i), recordOf(large), pinned);
            QVERIFY(store.peek("shown") && store.peek(std::to_string(i)));
            QCOMPARE(store.size(), std::size_t{2});
        }
    }

    void oneThatIsTooLargeByItselfStaysUntilTheNext()
    {
        RecordStore store(1'000);
        store.put("a", recordOf(100'000), none);
        QVERIFY(store.peek("a"));
        store.put("b", recordOf(10), none);
        QVERIFY(!store.peek("a") && store.peek("b"));
    }

    void countsWhatIsExchanged()
    {
        RecordStore store(1'000'000);
        store.put("a", recordOf(500'000), none);
        const std::size_t before = store.bytes();
        *store.find("a") = recordOf(100);
        store.measure("a");
        QCOMPARE(before - store.bytes(), std::size_t{499'900});
        store.put("a", recordOf(100), none);
        QCOMPARE(before - store.bytes(), std::size_t{499'900});
        QCOMPARE(store.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestRecordStore)
#include "tst_recordstore.moc"
