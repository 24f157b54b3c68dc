// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/segmentscan.h"

#include "logstore/entrybits.h"

#include <algorithm>
#include <chrono>

namespace runglass {

namespace {

/// After this the first hits are told even if they don't fill a page.
constexpr std::chrono::milliseconds patience{15};

} // namespace

using Verdict = LogCondition::Verdict;

bool countLevels(SegmentReader &reader, std::span<const std::uint64_t> bits, LevelCounts &counts)
{
    const std::size_t hits = entrybits::count(bits);
    if (hits * 8 < reader.count()) {
        entrybits::forEach(
            bits, [&](std::size_t i) { ++counts[static_cast<std::size_t>(reader.view().level(i))]; });
        return true;
    }
    const auto levels = reader.levels();
    if (levels.empty())
        return false;
    entrybits::forEach(bits, [&](std::size_t i) { ++counts[levels[i]]; });
    return true;
}

void addLevels(LevelCounts &counts, const LogSegment &segment)
{
    for (std::size_t level = 0; level < logLevelCount; ++level)
        counts[level] += segment.info().levels[level];
}

SegmentScan::SegmentScan(LogSnapshotPointer snapshot, LogConditionPointer condition, TimeRange range)
    : m_snapshot(std::move(snapshot))
    , m_condition(std::move(condition))
    , m_range(range)
{
}

Verdict SegmentScan::judge(const LogSegment &segment) const
{
    const SegmentInfo &info = segment.info();
    if (segment.isDamaged() || m_range.isEmpty() || info.lastTime < m_range.from ||
        info.firstTime >= m_range.to)
        return Verdict::None;
    const bool isInside = m_range.contains(info.firstTime) && m_range.contains(info.lastTime);
    const Verdict verdict = m_condition ? m_condition->judge(segment) : Verdict::All;
    return isInside || verdict == Verdict::None ? verdict : Verdict::Some;
}

bool SegmentScan::evaluate(SegmentReader &reader, std::vector<std::uint64_t> &bits) const
{
    const SegmentView &view = reader.view();
    const SegmentInfo &info = reader.segment()->info();
    const std::size_t begin = info.firstTime >= m_range.from ? 0 : view.lowerBound(m_range.from);
    const std::size_t end = info.lastTime < m_range.to ? view.count() : view.lowerBound(m_range.to);
    entrybits::setRange(bits, view.count(), begin, std::max(begin, end));
    if (begin >= end)
        return true;
    return !m_condition || applyCondition(*m_condition, reader, bits);
}

/// One run of find(): the bitmap that grows, and how far it is final.
class SegmentScan::Finder
{
public:
    Finder(const SegmentScan &scan, const ScanTools &tools, const Events &events)
        : m_scan(scan)
        , m_snapshot(*scan.m_snapshot)
        , m_tools(tools)
        , m_events(events)
        , m_bits(m_snapshot.size())
        , m_open(m_snapshot.clusters().size(), 0)
    {
    }

    Found find()
    {
        plan();
        if (m_toRead.empty())
            return found();
        if (!m_events.newestFirst)
            std::reverse(m_toRead.begin(), m_toRead.end());
        m_tools.pool.run(
            m_toRead.size(), m_tools.reader, m_tools.token,
            [this](SegmentReader &reader, std::size_t index) { read(reader, m_toRead[index]); },
            [this] { tell(); });
        return found();
    }

private:
    /// Decides what descriptors can decide; lists the others, newest first.
    void plan()
    {
        for (std::size_t cluster = m_open.size(); cluster-- > 0;) {
            const std::size_t before = m_toRead.size();
            const std::size_t first = m_snapshot.firstSlotOf(cluster);
            bool isWhole = true;
            for (std::size_t slot = m_snapshot.firstSlotOf(cluster + 1); slot-- > first;) {
                const Verdict verdict = m_scan.judge(*m_snapshot.slots()[slot].segment);
                isWhole = isWhole && verdict == Verdict::All;
                if (verdict != Verdict::None)
                    m_toRead.push_back(slot);
            }
            if (isWhole) {
                m_toRead.resize(before);
                m_bits.setRange(m_snapshot.firstOf(cluster), m_snapshot.firstOf(cluster + 1));
                for (const auto &segment : m_snapshot.clusters()[cluster]->segments())
                    addLevels(m_levels, *segment);
            }
            m_open[cluster] = static_cast<std::uint32_t>(m_toRead.size() - before);
        }
    }

    /// On any thread.
    void read(SegmentReader &reader, std::size_t index)
    {
        const LogSnapshot::Slot &slot = m_snapshot.slots()[index];
        LevelCounts levels{};
        std::vector<std::uint64_t> bits;
        const ClusterOrder *order = nullptr;
        if (!slot.isAlone)
            order = m_snapshot.clusters()[slot.cluster]->order(reader);
        const bool isRead = reader.open(*slot.segment) && m_scan.evaluate(reader, bits) &&
                            (!entrybits::any(bits) || countLevels(reader, bits, levels)) &&
                            (slot.isAlone || order != nullptr);
        const std::lock_guard lock(m_mutex);
        ++m_read;
        --m_open[slot.cluster];
        if (!isRead || !entrybits::any(bits))
            return;
        for (std::size_t level = 0; level < logLevelCount; ++level)
            m_levels[level] += levels[level];
        m_snapshot.assign(m_bits, index, bits, order);
    }

    /// On the calling thread, now and then.
    void tell()
    {
        if (m_events.progress)
            m_events.progress(static_cast<double>(readSoFar()) / static_cast<double>(m_toRead.size()));
        if (!m_events.first || m_told)
            return;
        const std::optional<LogSnapshot::Range> final = finalPart();
        if (!final)
            return;
        m_told = true;
        std::shared_ptr<Bitmap> bits;
        {
            const std::lock_guard lock(m_mutex);
            bits = std::make_shared<Bitmap>(m_bits);
        }
        bits->setRange(0, final->begin, false);
        bits->setRange(final->end, bits->size(), false);
        m_events.first(std::make_shared<const LogHits>(m_scan.m_snapshot, std::move(bits)));
    }

    std::size_t readSoFar()
    {
        const std::lock_guard lock(m_mutex);
        return m_read;
    }

    /// The positions at the end where the scan began whose bits are final, if there are hits enough in them:
    /// in time a page, later any.
    std::optional<LogSnapshot::Range> finalPart()
    {
        const std::lock_guard lock(m_mutex);
        const auto &clusters = m_snapshot.clusters();
        while (m_final < clusters.size() && m_open[clusterInOrder(m_final)] == 0) {
            const std::size_t cluster = clusterInOrder(m_final++);
            m_finalHits += m_bits.count(m_snapshot.firstOf(cluster), m_snapshot.firstOf(cluster + 1));
        }
        const std::size_t wanted =
            std::chrono::steady_clock::now() - m_begun < patience ? m_events.firstHits : 1;
        if (m_final == 0 || m_finalHits < wanted || m_final == clusters.size())
            return {};
        // Entries of one time may be on both sides of the border; which are shown first is not known before
        // all are.
        const std::size_t last = clusterInOrder(m_final - 1);
        const std::size_t next = clusterInOrder(m_final);
        const std::size_t lower = std::min(last, next);
        if (clusters[lower]->lastTime() == clusters[lower + 1]->firstTime())
            return {};
        if (m_events.newestFirst)
            return LogSnapshot::Range{m_snapshot.firstOf(last), m_snapshot.size()};
        return LogSnapshot::Range{0, m_snapshot.firstOf(last + 1)};
    }

    std::size_t clusterInOrder(std::size_t index) const
    {
        return m_events.newestFirst ? m_snapshot.clusters().size() - 1 - index : index;
    }

    Found found()
    {
        m_bits.clearTail();
        return {std::make_shared<const LogHits>(m_scan.m_snapshot,
                                                std::make_shared<const Bitmap>(std::move(m_bits))),
                m_levels};
    }

    const SegmentScan &m_scan;
    const LogSnapshot &m_snapshot;
    const ScanTools &m_tools;
    const Events &m_events;
    std::vector<std::size_t> m_toRead;
    bool m_told = false;
    std::size_t m_final = 0; ///< so many clusters, from where the scan began
    std::size_t m_finalHits = 0;
    const std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();

    std::mutex m_mutex; // for what follows
    Bitmap m_bits;
    LevelCounts m_levels{};
    std::vector<std::uint32_t> m_open; ///< by cluster: segments that are not read yet
    std::size_t m_read = 0;
};

SegmentScan::Found SegmentScan::find(const ScanTools &tools, const Events &events) const
{
    const auto &slots = m_snapshot->slots();
    const bool anyDamage =
        std::any_of(slots.begin(), slots.end(), [](const auto &slot) { return slot.segment->isDamaged(); });
    if (m_condition || anyDamage)
        return Finder(*this, tools, events).find();

    // A range of positions; only the segments at its ends are looked into.
    Found found;
    found.hits = std::make_shared<const LogHits>(m_snapshot, m_snapshot->positionsIn(m_range, tools.reader));
    for (const LogSnapshot::Slot &slot : slots) {
        std::vector<std::uint64_t> bits;
        switch (judge(*slot.segment)) {
        case Verdict::None:
            break;
        case Verdict::All:
            addLevels(found.levels, *slot.segment);
            break;
        case Verdict::Some:
            if (tools.reader.open(*slot.segment) && evaluate(tools.reader, bits))
                countLevels(tools.reader, bits, found.levels);
            break;
        }
    }
    tools.reader.close();
    return found;
}

void SegmentScan::visit(const ScanTools &tools, const Visit &visit) const
{
    std::vector<const LogSegment *> toRead;
    for (const LogSnapshot::Slot &slot : m_snapshot->slots()) {
        if (judge(*slot.segment) != Verdict::None)
            toRead.push_back(slot.segment.get());
    }
    tools.pool.run(toRead.size(), tools.reader, tools.token, [&](SegmentReader &reader, std::size_t index) {
        std::vector<std::uint64_t> bits;
        if (reader.open(*toRead[index]) && evaluate(reader, bits) && entrybits::any(bits))
            visit(reader, bits);
    });
}

} // namespace runglass
