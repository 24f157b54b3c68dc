// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <optional>

namespace runglass {

/// Finds the time of a record that can't be read, by asking for the one record before a time, again and
/// again.
///
/// Pages are newest first, so "the newest record before t" can't be read for every t from just after the bad
/// record up to where the reader stands, and can for t at the bad record. Steps back in growing steps until
/// something can be read, then halves. Pure: the caller asks.
class UnreadableSearch
{
public:
    /// Known to fail at `top`; nothing is looked for at or before `bottom`.
    UnreadableSearch(Micros bottom, Micros top);

    /// The upper end (exclusive) to ask with next; nothing when the search is over.
    std::optional<Micros> probe() const;
    void answer(bool readable);

    /// The record's time, when the search is over. Nothing when all down to the bottom can't be read.
    std::optional<Micros> found() const;

private:
    Micros m_bottom;
    Micros m_bad;                 ///< lowest end that is known to fail
    std::optional<Micros> m_good; ///< highest end known to be readable
    Micros m_step = 1;
};

} // namespace runglass
