// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"

#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// Where the pages of one list stand: the request they belong to, and the service's cursor for the next one.
struct PageCursor
{
    TimeRange asked; ///< from and to of the request
    std::string cursor;

    /// As kept in a StoredCursor's value: "<from> <to> <cursor>", times in microseconds.
    std::string toText() const;
    static std::optional<PageCursor> fromText(std::string_view text);
    /// The StoredCursor's name for a list.
    static std::string nameFor(RecordKind kind, std::string_view scriptId);

    friend bool operator==(const PageCursor &, const PageCursor &) = default;
};

} // namespace runglass
