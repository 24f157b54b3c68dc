// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "generator/cachefile.h"

#include "cache/cache.h"

#include <algorithm>
#include <future>
#include <optional>
#include <vector>

namespace runglass::generator {

namespace {

constexpr std::int64_t batchSize = 50'000;

/// Submits a batch while the one before it is being written, and remembers the first failure.
class Pipeline
{
public:
    explicit Pipeline(CacheWriter &writer)
        : m_writer(writer)
    {
    }

    bool submit(WriteBatch batch)
    {
        auto done = std::make_shared<std::promise<std::optional<UserError>>>();
        std::future<std::optional<UserError>> written = done->get_future();
        m_writer.submit(std::move(batch), [done](const Result<WriteSummary> &result) {
            done->set_value(result ? std::nullopt : std::optional(result.error()));
        });
        const bool ok = finish();
        m_last = std::move(written);
        return ok;
    }
    bool finish()
    {
        if (m_last.valid() && !m_error)
            m_error = m_last.get();
        return !m_error;
    }
    const UserError &error() const { return *m_error; }

private:
    CacheWriter &m_writer;
    std::future<std::optional<UserError>> m_last;
    std::optional<UserError> m_error;
};

RunRecord kept(const Run &run, RecordBatch &records)
{
    return {records.keep(run.id),
            records.keep(run.scriptId),
            run.revision,
            run.status,
            run.deploymentVersion,
            run.responseTimeMs,
            records.keep(run.function),
            run.executedAt,
            records.keep(run.sourceType),
            records.keep(run.source)};
}

} // namespace

Result<void> writeCacheFile(const Dataset &dataset, const QString &file)
{
    Cache::Options options;
    options.queryThreads = 1;
    Result<std::shared_ptr<Cache>> cache = Cache::open(file, options);
    if (!cache)
        return cache.error();
    Pipeline pipeline(*(*cache)->writer());

    const Shape &shape = dataset.shape();
    WriteBatch first;
    first.scripts.push_back(dataset.script());
    bool ok = pipeline.submit(std::move(first));

    Run run;
    for (std::int64_t from = 0; ok && from < shape.runs; from += batchSize) {
        WriteBatch batch;
        const std::int64_t to = std::min(from + batchSize, shape.runs);
        batch.records.runs.reserve(static_cast<std::size_t>(to - from));
        for (std::int64_t number = from; number < to; ++number) {
            dataset.makeRun(number, run);
            batch.records.runs.push_back(kept(run, batch.records));
        }
        ok = pipeline.submit(std::move(batch));
    }
    LogEntry entry;
    for (std::int64_t from = 0; ok && from < shape.logs; from += batchSize) {
        WriteBatch batch;
        const std::int64_t to = std::min(from + batchSize, shape.logs);
        batch.records.logs.reserve(static_cast<std::size_t>(to - from));
        const std::string_view scriptId = batch.records.keep(shape.scriptId);
        for (std::int64_t number = from; number < to; ++number) {
            dataset.makeLog(number, entry);
            batch.records.logs.push_back({batch.records.keep(entry.id),
                                          batch.records.keep(entry.runId),
                                          scriptId,
                                          entry.level,
                                          batch.records.keep(entry.message),
                                          entry.time,
                                          {}});
        }
        ok = pipeline.submit(std::move(batch));
    }
    if (ok) {
        WriteBatch last;
        const TimeRange whole{shape.end - shape.days * microsPerDay, shape.end};
        for (const RecordKind kind : {RecordKind::Runs, RecordKind::Logs})
            last.coverage.push_back({CoverageChange::Action::Add, shape.scriptId, kind, whole});
        ok = pipeline.submit(std::move(last)) && pipeline.finish();
    }
    if (!ok)
        return pipeline.error();
    return {};
}

} // namespace runglass::generator
