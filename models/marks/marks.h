// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// What a user has said of one run.
struct Mark
{
    bool reviewed = false;
    bool bookmarked = false;
    std::string note; ///< UTF-8; empty: none

    bool isEmpty() const { return !reviewed && !bookmarked && note.empty(); }

    friend bool operator==(const Mark &, const Mark &) = default;
};

/// Of which run. Run IDs are unique within a workspace; the script is told along for whoever takes the mark
/// somewhere else.
struct MarkedRun
{
    std::string runId;
    std::string scriptId;
    Mark mark;

    friend bool operator==(const MarkedRun &, const MarkedRun &) = default;
};

class Marks;
using MarksPointer = std::shared_ptr<const Marks>;

/// The marks of one workspace at one moment. Immutable; shared between threads.
///
/// A changed one shares what has not changed with the one before, so that marking one run of many thousands
/// costs microseconds.
class Marks
{
public:
    Marks();

    /// Null for a run nothing was said of.
    const MarkedRun *find(std::string_view runId) const;
    Mark of(std::string_view runId) const;
    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    /// In no particular order.
    template <class Visit>
    void forEach(Visit visit) const
    {
        for (const ShardPointer &shard : m_shards) {
            if (!shard)
                continue;
            for (const MarkedRun &marked : *shard)
                visit(marked);
        }
    }

    /// The same with these instead of what was said of their runs. An empty mark takes it away.
    MarksPointer with(std::span<const MarkedRun> changed) const;

private:
    /// By run id.
    using Shard = std::vector<MarkedRun>;
    using ShardPointer = std::shared_ptr<const Shard>;
    static constexpr std::size_t shardCount = 512;

    std::array<ShardPointer, shardCount> m_shards;
    std::size_t m_size = 0;
};

} // namespace runglass
