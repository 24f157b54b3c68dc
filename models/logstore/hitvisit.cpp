// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/hitvisit.h"

#include "logstore/entrybits.h"

#include <algorithm>

namespace runglass {

namespace {

/// The hits among the entries of a slot; of all of a range, without a bitmap.
void bitsOf(const LogHits &hits, std::size_t slot, const ClusterOrder *order,
            std::vector<std::uint64_t> &bits)
{
    const LogSnapshot &snapshot = hits.snapshot();
    if (hits.bits() != nullptr) {
        snapshot.extract(hits.bits()->bitmap(), slot, bits, order);
        return;
    }
    const LogSnapshot::Slot &at = snapshot.slots()[slot];
    const LogSnapshot::Range range = hits.range();
    if (order == nullptr) {
        const std::size_t begin = std::clamp(range.begin, at.first, at.first + at.count());
        const std::size_t end = std::clamp(range.end, at.first, at.first + at.count());
        entrybits::setRange(bits, at.count(), begin - at.first, end - at.first);
        return;
    }
    entrybits::setRange(bits, at.count(), 0, at.count());
    const std::size_t first = snapshot.firstOf(at.cluster);
    entrybits::keepIf(bits,
                      [&](std::size_t i) { return range.contains(first + order->rankOf[at.offset + i]); });
}

} // namespace

void visitHits(const LogHits &hits, const ScanTools &tools, const HitVisit &visit, const HitSkip &skip,
               const std::function<void(double)> &progress, std::size_t stride)
{
    const LogSnapshot &snapshot = hits.snapshot();
    std::vector<std::size_t> slots;
    for (std::size_t cluster = snapshot.clusters().size(); cluster-- > 0;) {
        const LogSnapshot::Range range{snapshot.firstOf(cluster), snapshot.firstOf(cluster + 1)};
        const std::size_t count = hits.count(range);
        if (count == 0)
            continue;
        const std::size_t first = snapshot.firstSlotOf(cluster);
        for (std::size_t slot = snapshot.firstSlotOf(cluster + 1); slot-- > first;) {
            if (count < range.size() || !skip || !skip(*snapshot.slots()[slot].segment))
                slots.push_back(slot);
        }
    }
    for (std::size_t i = 0; i * stride < slots.size(); ++i)
        slots[i] = slots[i * stride];
    slots.resize((slots.size() + stride - 1) / stride);
    std::atomic<std::size_t> done = 0;
    tools.pool.run(
        slots.size(), tools.reader, tools.token,
        [&](SegmentReader &reader, std::size_t index) {
            const std::size_t slot = slots[index];
            const ClusterOrder *order = snapshot.orderOf(slot, reader);
            if (reader.connection().ok() && reader.open(*snapshot.slots()[slot].segment)) {
                std::vector<std::uint64_t> bits;
                bitsOf(hits, slot, order, bits);
                if (entrybits::any(bits))
                    visit({reader, slot, bits, order});
            }
            done.fetch_add(1, std::memory_order_relaxed);
        },
        [&] {
            if (progress && !slots.empty())
                progress(static_cast<double>(done.load(std::memory_order_relaxed)) /
                         static_cast<double>(slots.size()));
        });
}

} // namespace runglass
