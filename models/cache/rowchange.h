// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/keyedrows.h"

#include <cstdint>
#include <optional>

namespace runglass {

/// How one answer becomes the next, as far as it can be told in rows inserted or removed.
struct RowChange
{
    enum class Kind {
        Same,     ///< the same records in the same places
        Inserted, ///< `head` rows came before the first, `count` more at `at` (a place in the new answer)
        Removed,  ///< `count` rows went at `at` (a place in the old answer)
        Reset,    ///< anything else
    };

    Kind kind = Kind::Reset;
    std::int64_t head = 0;
    std::int64_t at = 0;
    std::int64_t count = 0;

    friend bool operator==(const RowChange &, const RowChange &) = default;
};

/// Linear in the size of the answers, without touching the disk. Finds rows added at the top and in one
/// further place, or removed in one place: what a sync and a change feed do to a list sorted by time.
RowChange rowChange(const KeyedRows &before, const KeyedRows &after);

/// Where the row at a position of the old answer stands in the new one; nothing when that isn't told.
std::optional<std::int64_t> positionAfter(const RowChange &change, std::int64_t position);

} // namespace runglass
