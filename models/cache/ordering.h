// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/query.h"
#include "domain/canceltoken.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace runglass {

/// How answers are sorted: by the cell, empty cells last in either order, equal cells newest first, equal
/// times in the order of arrival (which is the order of keys). Also says how the time columns sort.
namespace ordering {

struct TimeItem
{
    Micros time;
    RecordKey key;
};

struct NumberItem
{
    std::uint64_t rank; ///< from rankOf()
    Micros time;
    RecordKey key;
};

struct TextItem
{
    std::string_view text; ///< sorts by bytes
    Micros time;
    RecordKey key;
    std::uint64_t prefix; ///< from makeTextItem()
};

/// A number that sorts ascending in either order, with nothing last.
std::uint64_t rankOf(std::optional<std::int64_t> cell, SortOrder order);
TextItem makeTextItem(std::string_view text, Micros time, RecordKey key, SortOrder order);

struct ByTime
{
    SortOrder order;
    bool operator()(const TimeItem &a, const TimeItem &b) const
    {
        if (a.time != b.time)
            return order == SortOrder::Ascending ? a.time < b.time : a.time > b.time;
        return a.key < b.key;
    }
};

struct ByNumber
{
    bool operator()(const NumberItem &a, const NumberItem &b) const
    {
        if (a.rank != b.rank)
            return a.rank < b.rank;
        if (a.time != b.time)
            return a.time > b.time;
        return a.key < b.key;
    }
};

struct ByText
{
    SortOrder order;
    bool operator()(const TextItem &a, const TextItem &b) const
    {
        if (a.text.empty() != b.text.empty())
            return b.text.empty();
        if (a.prefix != b.prefix)
            return a.prefix < b.prefix;
        if (const int difference = a.text.compare(b.text); difference != 0)
            return order == SortOrder::Ascending ? difference < 0 : difference > 0;
        if (a.time != b.time)
            return a.time > b.time;
        return a.key < b.key;
    }
};

/// After so many comparisons a sort looks at its token.
inline constexpr unsigned comparisonsPerLook = 4096;

/// Calls `work` with an order that looks at the token; false when it was cancelled meanwhile.
template <class Less, class Work>
bool watch(const Less &less, const CancelToken &token, Work work)
{
    struct Cancelled
    {
    };
    unsigned comparisons = 0;
    const auto watched = [&](const auto &a, const auto &b) {
        // Leaving a sort that is under way is only possible by an exception, which goes no further.
        if (++comparisons % comparisonsPerLook == 0 && token.isCancelled())
            throw Cancelled{};
        return less(a, b);
    };
    try {
        work(watched);
    } catch (const Cancelled &) {
        return false;
    }
    return true;
}

/// Sorts; false, with the items in any order, when the token was cancelled meanwhile.
template <class Item, class Less>
bool sort(std::vector<Item> &items, const Less &less, const CancelToken &token)
{
    return watch(less, token, [&](const auto &watched) {
        if (!std::is_sorted(items.begin(), items.end(), watched))
            std::sort(items.begin(), items.end(), watched);
    });
}

/// The keys of the first `count` items in order, without sorting all of them; none when the token was
/// cancelled meanwhile.
template <class Item, class Less>
std::vector<RecordKey> firstKeys(std::vector<Item> &items, std::size_t count, const Less &less,
                                 const CancelToken &token)
{
    count = std::min(count, items.size());
    const auto end = items.begin() + static_cast<std::ptrdiff_t>(count);
    if (!watch(less, token,
               [&](const auto &watched) { std::partial_sort(items.begin(), end, items.end(), watched); }))
        return {};
    std::vector<RecordKey> keys;
    keys.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        keys.push_back(items[i].key);
    return keys;
}

template <class Item>
std::vector<RecordKey> keysOf(const std::vector<Item> &items)
{
    std::vector<RecordKey> keys;
    keys.reserve(items.size());
    for (const Item &item : items)
        keys.push_back(item.key);
    return keys;
}

} // namespace ordering

} // namespace runglass
