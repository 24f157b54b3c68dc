// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"
#include "runcolumns/runchunk.h"

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace runglass {

/// Part of all positions, from `begin` up to and without `end`.
struct PositionRange
{
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
    friend bool operator==(const PositionRange &, const PositionRange &) = default;
};

/// All runs of one script: an immutable snapshot in memory.
///
/// A run's position is its place in the order of time, equal times by key. The runs lie in chunks, which one
/// snapshot shares with the next where nothing has changed. There are fewer than 2^32. Thread-safe.
class RunColumns
{
public:
    struct Part
    {
        std::shared_ptr<const RunChunk> chunk; ///< not empty
        std::size_t first = 0;                 ///< the position of its first run
    };

    RunColumns() = default;
    /// `runs` in any order; each key once.
    static std::shared_ptr<const RunColumns> make(std::vector<RunChunk> runs, LabelTexts labels);
    /// The next snapshot: without the runs that have one of the `outdated` keys, with `current` runs. Both in
    /// any order; `current` has each key once, and of a run that was there before its key is outdated. Null
    /// when nothing changes.
    std::shared_ptr<const RunColumns> updated(std::vector<RunKey> outdated, std::vector<RunEntry> current,
                                              LabelTexts labels) const;

    std::size_t size() const { return m_size; }
    std::span<const Part> parts() const { return m_parts; }
    const LabelTexts &labels() const { return m_labels; }
    RunKey highestKey() const { return m_highestKey; }

    RunEntry at(std::size_t position) const;
    RunKey keyAt(std::size_t position) const;
    Micros timeAt(std::size_t position) const;
    RunStatus statusAt(std::size_t position) const;

    /// The runs of a time range.
    PositionRange in(const TimeRange &range) const;
    /// The first position whose time is not before `time`; size() when there is none.
    std::size_t lowerBound(Micros time) const;
    /// The runs with the same time as that at a position.
    PositionRange sameTime(std::size_t position) const;
    /// Where the run with a key is. Linear, some 100 microseconds for a million runs.
    std::optional<std::size_t> find(RunKey key) const;
    /// The same for each of many keys, in their order.
    std::vector<std::optional<std::size_t>> find(std::span<const RunKey> keys) const;

private:
    explicit RunColumns(std::vector<std::shared_ptr<const RunChunk>> chunks, LabelTexts labels);

    const Part &partOf(std::size_t position) const;

    std::vector<Part> m_parts;
    LabelTexts m_labels;
    std::size_t m_size = 0;
    RunKey m_highestKey = 0;
};

using RunColumnsPointer = std::shared_ptr<const RunColumns>;

} // namespace runglass
