// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/textsort.h"

#include "logstore/descendingrows.h"
#include "logstore/entrybits.h"

#include <algorithm>
#include <string>

namespace runglass {

std::vector<std::uint32_t> TextSort::positions(const ScanTools &tools)
{
    struct Item
    {
        std::string text;
        std::uint32_t row;
        std::uint32_t position;
    };
    std::vector<Item> items;
    std::mutex mutex;
    visitHits(
        m_order.hits(), tools,
        [&](const VisitedSegment &segment) {
            std::vector<std::uint32_t> rows;
            if (!descendingRows(m_order, segment, rows))
                return;
            const TextBlock *texts =
                m_column == Column::Id ? segment.reader.idTexts() : segment.reader.messages();
            if (texts == nullptr)
                return;
            const std::lock_guard lock(mutex);
            std::size_t i = 0;
            entrybits::forEach(segment.bits, [&](std::size_t entry) {
                items.push_back(
                    {std::string(texts->message(entry)), rows[i++],
                     static_cast<std::uint32_t>(segment.positionOf(m_order.hits().snapshot(), entry))});
            });
        },
        {}, m_progress);
    std::sort(items.begin(), items.end(), [this](const Item &a, const Item &b) {
        if (a.text.empty() != b.text.empty())
            return b.text.empty();
        if (const int difference = a.text.compare(b.text); difference != 0)
            return m_descending ? difference > 0 : difference < 0;
        return a.row < b.row;
    });
    std::vector<std::uint32_t> sorted;
    for (const Item &item : items)
        sorted.push_back(item.position);
    return sorted;
}

} // namespace runglass
