// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterset.h"

namespace runglass {

bool FilterSet::isEmpty() const
{
    return conditionCount() == 0;
}

int FilterSet::conditionCount() const
{
    int count = 0;
    for (const Item &item : items) {
        if (const auto *set = std::get_if<FilterSet>(&item))
            count += set->conditionCount();
        else
            ++count;
    }
    return count;
}

FilterSet FilterSet::normalized() const
{
    FilterSet result;
    for (const Item &item : items) {
        const auto *set = std::get_if<FilterSet>(&item);
        if (!set)
            result.items.push_back(item);
        else if (!set->isEmpty())
            result.items.emplace_back(set->normalized());
    }
    if (result.items.size() > 1)
        result.join = join;
    return result;
}

bool operator==(const FilterSet &a, const FilterSet &b)
{
    return a.join == b.join && a.items == b.items;
}

} // namespace runglass
