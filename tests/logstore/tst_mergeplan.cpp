// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/mergeplan.h"
#include "support/seed.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

using namespace runglass;

namespace {

using Random = std::mt19937_64;

std::uint64_t below(Random &random, std::uint64_t limit)
{
    return std::uniform_int_distribution<std::uint64_t>(0, limit - 1)(random);
}

/// A log as its plan sees it: segments of entries that have a time and a key and nothing else.
class Model
{
public:
    explicit Model(MergeLimits limits)
        : m_limits(limits)
    {
    }

    void write(std::vector<Micros> times)
    {
        std::sort(times.begin(), times.end());
        std::vector<SegmentEntry> entries(times.size());
        for (std::size_t i = 0; i < times.size(); ++i) {
            entries[i].time = times[i];
            entries[i].key = m_nextEntry++;
        }
        m_written += entries.size();
        put(entries, segmentSizes(entries, m_limits.segment));
    }

    /// False when there is nothing left to do.
    bool step(bool quiet)
    {
        const std::vector<LiveSegment> live = segments();
        const auto step = planMerge(live, quiet, m_limits);
        if (!step)
            return false;
        ++m_steps;
        std::vector<std::span<const SegmentEntry>> parts;
        std::map<std::int64_t, std::vector<SegmentEntry>> taken;
        for (const LiveSegment &source : step->sources) {
            auto node = m_segments.extract(source.key);
            if (node.empty())
                qFatal("a segment was taken twice");
            parts.emplace_back(taken[source.key] = std::move(node.mapped().entries));
        }
        const std::vector<SegmentEntry> merged = mergedEntries(parts);
        m_rewritten += merged.size();
        m_most = std::max(m_most, step->sources.size());
        switch (step->kind) {
        case MergeStep::Kind::JoinIntoOne:
            put(merged, {merged.size()});
            break;
        case MergeStep::Kind::Join:
            put(merged, segmentSizes(merged, m_limits.segment));
            break;
        case MergeStep::Kind::Cut:
            put(merged, cutSizes(merged, step->along, m_limits));
            break;
        }
        return true;
    }

    std::vector<LiveSegment> segments() const
    {
        std::vector<LiveSegment> live;
        for (const auto &[key, segment] : m_segments)
            live.push_back(segment.row);
        std::sort(live.begin(), live.end(), beginsBefore);
        return live;
    }
    bool isOrdered() const
    {
        const auto live = segments();
        return std::adjacent_find(live.begin(), live.end(), [](const auto &a, const auto &b) {
                   return !endsBefore(a, b);
               }) == live.end();
    }
    /// Whether every entry is there once, in segments in order.
    bool isComplete() const
    {
        std::vector<std::int64_t> keys;
        for (const auto &[key, segment] : m_segments) {
            if (!std::is_sorted(segment.entries.begin(), segment.entries.end(), inSegmentOrder))
                return false;
            for (const SegmentEntry &entry : segment.entries)
                keys.push_back(entry.key);
        }
        std::sort(keys.begin(), keys.end());
        return keys.size() == m_written && std::adjacent_find(keys.begin(), keys.end()) == keys.end();
    }
    std::size_t written() const { return m_written; }
    std::size_t rewritten() const { return m_rewritten; }
    std::size_t steps() const { return m_steps; }
    std::size_t mostSources() const { return m_most; }

private:
    struct Segment
    {
        LiveSegment row;
        std::vector<SegmentEntry> entries;
    };

    void put(std::span<const SegmentEntry> entries, const std::vector<std::size_t> &sizes)
    {
        for (const std::size_t size : sizes) {
            const auto piece = entries.first(size);
            entries = entries.subspan(size);
            const auto [least, most] = std::minmax_element(
                piece.begin(), piece.end(), [](const auto &a, const auto &b) { return a.key < b.key; });
            const LiveSegment row{.key = m_nextSegment++,
                                  .script = 1,
                                  .count = static_cast<std::int64_t>(size),
                                  .bytes = static_cast<std::int64_t>(size),
                                  .firstTime = piece.front().time,
                                  .lastTime = piece.back().time,
                                  .firstKey = least->key,
                                  .lastKey = most->key};
            m_segments[row.key] = {row, {piece.begin(), piece.end()}};
        }
    }

    const MergeLimits m_limits;
    std::map<std::int64_t, Segment> m_segments;
    std::int64_t m_nextEntry = 1;
    std::int64_t m_nextSegment = 1;
    std::size_t m_written = 0;
    std::size_t m_rewritten = 0;
    std::size_t m_steps = 0;
    std::size_t m_most = 0;
};

/// Small ones, so that few entries make many segments.
constexpr MergeLimits small{.segment = {.entries = 16, .bytes = 1 << 20},
                            .overlapping = 5,
                            .neighbours = 8,
                            .bytes = 1 << 20,
                            .depth = 4};

/// The times of one batch of a history; `step` counts the batches.
using Batches = std::function<std::vector<Micros>(Random &, Micros step)>;

std::vector<Micros> times(Random &random, std::size_t count, Micros from, std::uint64_t width)
{
    std::vector<Micros> result(count);
    for (Micros &time : result)
        time = from + static_cast<Micros>(below(random, width));
    return result;
}

constexpr Micros year = 1'000'000;

} // namespace

Q_DECLARE_METATYPE(Batches)

/// What is merged, and that it comes to an end.
class TestMergePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsInOrder_data();
    void endsInOrder();
    void rewritesFewTimes_data() { endsInOrder_data(); }
    void rewritesFewTimes();
    void leavesFewSmallOnes();
    void cutsAFewEntriesOverYearsAlongTheOthers();
};

void TestMergePlan::endsInOrder_data()
{
    QTest::addColumn<Batches>("batches");
    const auto add = [](const char *name, Batches batches) { QTest::newRow(name) << std::move(batches); };
    add("live, a little out of order",
        [](Random &random, Micros step) { return times(random, 1 + below(random, 6), step * 10, 25); });
    add("pages, newest first",
        [](Random &random, Micros step) { return times(random, 20, year - step * 100, 101); });
    add("in any order", [](Random &random, Micros) { return times(random, 20, 0, year); });
    add("all at one time",
        [](Random &random, Micros) { return std::vector<Micros>(1 + below(random, 40), 7); });
    add("at few times", [](Random &random, Micros) { return times(random, 1 + below(random, 30), 0, 5); });
    add("two sources", [](Random &random, Micros step) {
        return times(random, 12, step / 2 * 100, step % 2 == 0 ? 100 : 250);
    });
    add("single entries anywhere", [](Random &random, Micros) { return times(random, 1, 0, year); });
    add("now and then years apart", [](Random &random, Micros step) {
        return below(random, 20) == 0 ? times(random, 1 + below(random, 30), 0, year)
                                      : times(random, 20, step * 100, 100);
    });
    add("of any kind", [](Random &random, Micros) {
        const std::uint64_t width = 1 + below(random, 1 + below(random, year));
        return times(random, 1 + below(random, 1 + below(random, 60)),
                     static_cast<Micros>(below(random, year)), width);
    });
}

void TestMergePlan::endsInOrder()
{
    QFETCH(Batches, batches);
    Random random(test::seed());
    for (int round = 0; round < 10; ++round) {
        Model model(small);
        const Micros count = 1 + static_cast<Micros>(below(random, 150));
        const std::uint64_t pause = 1 + below(random, 20);
        for (Micros step = 0; step < count; ++step) {
            model.write(batches(random, step));
            const bool quiet = below(random, pause) == 0;
            for (std::uint64_t i = below(random, 4); i > 0 && model.step(quiet); --i) {
            }
        }
        const std::size_t before = model.steps();
        while (model.step(true))
            QVERIFY(model.steps() - before < 20 * model.written());
        QVERIFY(!model.step(false));
        QVERIFY(model.isOrdered());
        QVERIFY(model.isComplete());
        QVERIFY(model.mostSources() <= std::max(small.overlapping, small.neighbours));
    }
}

void TestMergePlan::rewritesFewTimes()
{
    QFETCH(Batches, batches);
    Random random(test::seed());
    Model model(small);
    for (Micros step = 0; step < 400; ++step) {
        model.write(batches(random, step));
        while (model.step(false)) {
        }
    }
    // Doubling up to a full segment, then by tiers of four.
    const double written = static_cast<double>(model.written());
    const double most = std::log2(16) + 2 + std::log(written / 16) / std::log(4);
    QVERIFY2(static_cast<double>(model.rewritten()) < most * written,
             qPrintable(QString::number(static_cast<double>(model.rewritten()) / written)));
}

void TestMergePlan::leavesFewSmallOnes()
{
    Random random(test::seed());
    Model model(small);
    for (Micros step = 0; step < 1000; ++step) {
        model.write(times(random, 1 + below(random, 3), step * 10, 10));
        while (model.step(false)) {
        }
        std::size_t smallOnes = 0;
        for (const LiveSegment &segment : model.segments())
            smallOnes += segment.count * 2 < 16 ? 1U : 0U;
        QVERIFY(smallOnes <= 4);
    }
}

void TestMergePlan::cutsAFewEntriesOverYearsAlongTheOthers()
{
    Random random(test::seed());
    Model model(small);
    for (Micros step = 0; step < 500; ++step)
        model.write(times(random, 16, step * 100, 100));
    const std::size_t before = model.rewritten();
    for (int i = 0; i < 3; ++i)
        model.write(times(random, 5, 0, 500 * 100));
    while (model.step(true)) {
    }
    QVERIFY(model.isOrdered());
    // Fifteen entries hit at most fifteen segments.
    QVERIFY2(model.rewritten() - before < 15 * 16 + 600,
             qPrintable(QString::number(model.rewritten() - before)));
}

QTEST_GUILESS_MAIN(TestMergePlan)
#include "tst_mergeplan.moc"
