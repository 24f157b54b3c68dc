// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"
#include "domain/run.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace runglass {

/// A Run whose text lies elsewhere: in a RecordBatch, or in a buffer the batch keeps alive.
struct RunRecord
{
    std::string_view id;
    std::string_view scriptId;
    std::int64_t revision = 0;
    RunStatus status = RunStatus::Unknown;
    std::optional<std::int64_t> deploymentVersion;
    std::optional<std::int64_t> responseTimeMs;
    std::string_view function;
    Micros executedAt = 0;
    std::string_view sourceType;
    std::string_view source;
};

/// A LogEntry whose text lies elsewhere.
struct LogRecord
{
    std::string_view id;
    std::string_view runId;
    std::string_view scriptId;
    LogLevel level = LogLevel::Stdout;
    std::string_view message;
    Micros time = 0;
    std::string_view attributes;
};

/// Many runs and log entries on their way into the cache, without an allocation per text.
///
/// Move-only. Views in the records stay valid as long as the batch lives, also when it is moved.
class RecordBatch
{
public:
    RecordBatch();
    ~RecordBatch();
    RecordBatch(RecordBatch &&) noexcept;
    RecordBatch &operator=(RecordBatch &&) noexcept;
    RecordBatch(const RecordBatch &) = delete;
    RecordBatch &operator=(const RecordBatch &) = delete;

    std::vector<RunRecord> runs;
    std::vector<LogRecord> logs;

    /// Copies a text into the batch; the view is good for the batch's life.
    std::string_view keep(std::string_view text);
    /// Holds a buffer that records point into, so that their text need not be copied.
    void keepAlive(std::shared_ptr<const void> buffer);

    /// Copies a whole record in.
    void add(const Run &run);
    void add(const LogEntry &entry);

    bool isEmpty() const { return runs.empty() && logs.empty(); }
    std::size_t size() const { return runs.size() + logs.size(); }

private:
    class Arena;
    std::unique_ptr<Arena> m_arena;
    std::vector<std::shared_ptr<const void>> m_buffers;
};

} // namespace runglass
