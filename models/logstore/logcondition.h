// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bitmap/bitmap.h"
#include "filter/predicate.h"
#include "logstore/segmentreader.h"

#include <bitset>
#include <memory>
#include <span>
#include <vector>

namespace runglass {

/// One bit for each entry of a segment, in words of 64: those that may still fulfil a condition.
using EntryBits = std::span<std::uint64_t>;

/// A condition on log entries, compiled; evaluated segment by segment. Immutable, shared between threads.
class LogCondition
{
public:
    virtual ~LogCondition() = default;

    /// How many entries of a segment fulfil it, as far as can be told without reading the segment.
    enum class Verdict : std::uint8_t { None, Some, All };
    virtual Verdict judge(const LogSegment &segment) const = 0;
    /// Clears the bits of the entries, of the segment that `reader` has open, that do not fulfil it. False
    /// when the segment turns out to be damaged.
    virtual bool narrow(SegmentReader &reader, EntryBits bits) const = 0;
    /// What narrow() costs for a segment, roughly, in microseconds.
    virtual double cost() const = 0;
};

using LogConditionPointer = std::shared_ptr<const LogCondition>;
using LogLevels = std::bitset<logLevelCount>;

namespace logcondition {

LogConditionPointer levelIn(LogLevels levels);
LogConditionPointer messageIs(TextPredicate predicate);
LogConditionPointer idIs(TextPredicate predicate);
/// The entry's run has this key.
LogConditionPointer runIs(std::int64_t run);
/// The entry's run is in a set of run keys. Keys beyond the bitmap are not.
LogConditionPointer runIn(std::shared_ptr<const Bitmap> runs);
LogConditionPointer complementOf(LogConditionPointer condition);
/// All of these; of none everything is true. The cheapest is looked at first.
LogConditionPointer allOf(std::vector<LogConditionPointer> conditions);
/// One of these at least; of none nothing is true.
LogConditionPointer anyOf(std::vector<LogConditionPointer> conditions);

} // namespace logcondition

/// judge() first, of the segment that `reader` has open, then narrow() if that can't tell.
bool applyCondition(const LogCondition &condition, SegmentReader &reader, EntryBits bits);

} // namespace runglass
