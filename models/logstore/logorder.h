// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/loghits.h"

#include <array>
#include <vector>

namespace runglass {

/// In which order hits are shown: turns rows into positions and back. Immutable, shared between threads.
class LogOrder
{
public:
    virtual ~LogOrder() = default;

    virtual std::size_t size() const = 0;
    /// The positions of the rows [first, first + count), all of which there are. False when SQLite failed.
    virtual bool positions(std::size_t first, std::size_t count, SegmentReader &reader,
                           std::vector<std::size_t> &to) const = 0;
    /// The row of a position, if it is a hit.
    virtual std::optional<std::size_t> rowOf(std::size_t position, SegmentReader &reader) const = 0;
};

using LogOrderPointer = std::shared_ptr<const LogOrder>;

/// By time. Equal times keep the order of arrival whichever way the others go, so descending is not simply
/// ascending read backwards. Nothing but the hits is kept.
class TimeOrder final : public LogOrder
{
public:
    TimeOrder(LogHitsPointer hits, bool descending)
        : m_hits(std::move(hits))
        , m_descending(descending)
    {
    }

    const LogHits &hits() const { return *m_hits; }
    bool isDescending() const { return m_descending; }

    std::size_t size() const override { return m_hits->count(); }
    bool positions(std::size_t first, std::size_t count, SegmentReader &reader,
                   std::vector<std::size_t> &to) const override;
    std::optional<std::size_t> rowOf(std::size_t position, SegmentReader &reader) const override;

    /// The rows of the hits among entries of one time, whose positions are given.
    LogSnapshot::Range rowsOf(LogSnapshot::Range sameTime) const;

private:
    /// The same for many rows of a descending order: reads the times of a segment once.
    bool manyPositions(std::size_t first, std::size_t count, SegmentReader &reader,
                       std::vector<std::size_t> &to) const;
    bool fewPositions(std::size_t first, std::size_t count, SegmentReader &reader,
                      std::vector<std::size_t> &to) const;

    LogHitsPointer m_hits;
    bool m_descending;
};

/// Several orders, one behind the other; no position is in two of them.
class ChainedOrder final : public LogOrder
{
public:
    explicit ChainedOrder(std::vector<std::shared_ptr<const TimeOrder>> parts);

    const std::vector<std::shared_ptr<const TimeOrder>> &parts() const { return m_parts; }
    std::size_t firstRowOf(std::size_t part) const { return m_firsts[part]; }

    std::size_t size() const override { return m_firsts.back(); }
    bool positions(std::size_t first, std::size_t count, SegmentReader &reader,
                   std::vector<std::size_t> &to) const override;
    std::optional<std::size_t> rowOf(std::size_t position, SegmentReader &reader) const override;

private:
    std::vector<std::shared_ptr<const TimeOrder>> m_parts;
    std::vector<std::size_t> m_firsts;
};

/// Any order, as a list of positions: four bytes for each row.
class ListedOrder final : public LogOrder
{
public:
    explicit ListedOrder(std::vector<std::uint32_t> positions)
        : m_positions(std::move(positions))
    {
    }

    const std::vector<std::uint32_t> &list() const { return m_positions; }

    std::size_t size() const override { return m_positions.size(); }
    bool positions(std::size_t first, std::size_t count, SegmentReader &reader,
                   std::vector<std::size_t> &to) const override;
    std::optional<std::size_t> rowOf(std::size_t position, SegmentReader &reader) const override;

private:
    std::vector<std::uint32_t> m_positions;
};

/// The positions of all entries that have the same time as the one at `position`. Nothing when the segment
/// can't be read.
std::optional<LogSnapshot::Range> positionsOfSameTime(const LogSnapshot &snapshot, std::size_t position,
                                                      SegmentReader &reader);

} // namespace runglass
