// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"

namespace runglass {

/// A RowSet whose keys are in memory.
class KeyedRows : public RowSet
{
public:
    /// The record at a position in [0, size()).
    virtual RecordKey keyAt(std::int64_t position) const = 0;
    /// Where a record stands, if it is part of the answer. At most linear in size().
    virtual std::optional<std::int64_t> positionOf(RecordKey key) const = 0;
};

} // namespace runglass
