// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/run.h"
#include "runcolumns/labeltexts.h"
#include "runcolumns/numbercolumn.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

namespace runglass {

/// The integer a run has inside its cache file.
using RunKey = std::uint32_t;

/// What the columns hold of one run.
struct RunEntry
{
    Micros time = 0;
    RunKey key = 0;
    RunStatus status = RunStatus::Unknown;
    std::optional<std::int64_t> version;
    std::optional<std::int64_t> responseTimeMs;
    LabelId function = noLabel;
    LabelId sourceType = noLabel;
    LabelId source = noLabel;

    friend bool operator==(const RunEntry &, const RunEntry &) = default;
};

/// Some runs, column by column: 33 bytes each. Immutable once it is part of RunColumns.
class RunChunk
{
public:
    static constexpr std::size_t capacity = 65'536;

    std::size_t size() const { return m_times.size(); }
    RunEntry at(std::size_t index) const;

    std::span<const Micros> times() const { return m_times; }
    std::span<const RunKey> keys() const { return m_keys; }
    /// RunStatus as its number.
    std::span<const std::uint8_t> statuses() const { return m_statuses; }
    const NumberColumn &versions() const { return m_versions; }
    const NumberColumn &responseTimes() const { return m_responseTimes; }
    std::span<const LabelId> functions() const { return m_functions; }
    std::span<const LabelId> sourceTypes() const { return m_sourceTypes; }
    std::span<const LabelId> sources() const { return m_sources; }

    /// Of a chunk that is not empty.
    RunKey lowestKey() const { return m_lowestKey; }
    RunKey highestKey() const { return m_highestKey; }
    std::tuple<Micros, RunKey> first() const { return {m_times.front(), m_keys.front()}; }
    std::tuple<Micros, RunKey> last() const { return {m_times.back(), m_keys.back()}; }

    void reserve(std::size_t count);
    void append(const RunEntry &run);
    /// Appends [begin, end) of another chunk.
    void append(const RunChunk &other, std::size_t begin, std::size_t end);

private:
    std::vector<Micros> m_times;
    std::vector<RunKey> m_keys;
    std::vector<std::uint8_t> m_statuses;
    NumberColumn m_versions;
    NumberColumn m_responseTimes;
    std::vector<LabelId> m_functions;
    std::vector<LabelId> m_sourceTypes;
    std::vector<LabelId> m_sources;
    RunKey m_lowestKey = ~RunKey{0};
    RunKey m_highestKey = 0;
};

} // namespace runglass
