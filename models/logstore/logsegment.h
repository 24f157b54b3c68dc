// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"
#include "segments/bytes.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace runglass {

/// What a row of log_segment says of a segment: enough to know when it can be skipped.
struct SegmentInfo
{
    std::int64_t key = 0; ///< of the segment
    std::uint32_t count = 0;
    Micros firstTime = 0;
    Micros lastTime = 0;
    std::int64_t firstKey = 0; ///< smallest of its entries' keys
    std::int64_t lastKey = 0;  ///< largest
    std::int64_t firstRun = 0; ///< smallest
    std::int64_t lastRun = 0;  ///< largest
    std::array<std::uint32_t, logLevelCount> levels{};
    std::string runFilter; ///< KeyFilter over its runs
};

/// An immutable segment as all threads of a process share it, with what they have learned of its bytes.
class LogSegment
{
public:
    enum class Part : std::uint8_t { Columns = 1, Ids = 2, Messages = 4, Attributes = 8 };

    explicit LogSegment(SegmentInfo info)
        : m_info(std::move(info))
    {
    }

    const SegmentInfo &info() const { return m_info; }
    ByteSpan runFilter() const { return std::as_bytes(std::span(m_info.runFilter)); }

    /// Checksums are compared once in a process.
    bool isVerified(Part part) const
    {
        return (m_verified.load(std::memory_order_relaxed) & static_cast<unsigned>(part)) != 0;
    }
    void setVerified(Part part) const
    {
        m_verified.fetch_or(static_cast<unsigned>(part), std::memory_order_relaxed);
    }
    /// Its entries are in no answer any more.
    bool isDamaged() const { return m_damaged.load(std::memory_order_relaxed); }
    void setDamaged() const { m_damaged.store(true, std::memory_order_relaxed); }

private:
    const SegmentInfo m_info;
    mutable std::atomic<unsigned> m_verified{0};
    mutable std::atomic<bool> m_damaged{false};
};

} // namespace runglass
