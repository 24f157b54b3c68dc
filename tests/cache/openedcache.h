// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"

#include <QTemporaryDir>
#include <QtTest>

#include <future>
#include <memory>

namespace runglass::cachetest {

/// A cache in a folder of its own, and the plain ways to use it.
class OpenedCache
{
public:
    explicit OpenedCache(Cache::Options options = {})
        : OpenedCache(QString(), options)
    {
    }
    OpenedCache(const QString &file, Cache::Options options)
        : m_file(file.isEmpty() ? m_folder.filePath(QStringLiteral("cache.db")) : file)
    {
        Result<std::shared_ptr<Cache>> opened = Cache::open(m_file, options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().oneLine()));
        m_cache = *opened;
        m_reader = std::move(*m_cache->makeReader());
    }

    Cache &cache() { return *m_cache; }
    CacheReader &reader() { return *m_reader; }
    const QString &file() const { return m_file; }
    void close()
    {
        m_reader.reset();
        m_cache.reset();
    }

    Result<WriteSummary> tryWrite(WriteBatch batch)
    {
        std::promise<Result<WriteSummary>> promise;
        auto future = promise.get_future();
        m_cache->writer()->submit(
            std::move(batch), [&](Result<WriteSummary> summary) { promise.set_value(std::move(summary)); });
        return future.get();
    }
    WriteSummary write(WriteBatch batch)
    {
        const Result<WriteSummary> summary = tryWrite(std::move(batch));
        if (!summary)
            qFatal("%s", qPrintable(summary.error().oneLine()));
        return *summary;
    }

    std::vector<Run> runs(const RunsQuery &query)
    {
        const RowSetPointer rows = *m_reader->select(query, QueryEvents<RunRow>{}, CancelToken());
        std::vector<Run> result;
        Page<RunRow> page = *m_reader->runPage(*rows, 0, rows->size(), CancelToken());
        for (RunRow &row : page.rows)
            result.push_back(std::move(row.run));
        return result;
    }
    std::vector<LogEntry> logs(const LogsQuery &query)
    {
        const RowSetPointer rows = *m_reader->select(query, QueryEvents<LogRow>{}, CancelToken());
        std::vector<LogEntry> result;
        Page<LogRow> page = *m_reader->logPage(*rows, 0, rows->size(), CancelToken());
        for (LogRow &row : page.rows)
            result.push_back(std::move(row.entry));
        return result;
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<CacheReader> m_reader;
};

inline WriteBatch batchOf(const std::vector<Run> &runs, const std::vector<LogEntry> &logs = {})
{
    WriteBatch batch;
    for (const Run &run : runs)
        batch.records.add(run);
    for (const LogEntry &log : logs)
        batch.records.add(log);
    return batch;
}

inline Run makeRun(const char *id, RunStatus status = RunStatus::Success, std::int64_t revision = 0,
                   Micros time = 1'000)
{
    return {.id = id, .scriptId = "s", .revision = revision, .status = status, .executedAt = time};
}

inline LogEntry makeLog(const char *id, const char *runId, const char *message, Micros time = 1'000)
{
    return {.id = id, .runId = runId, .scriptId = "s", .message = message, .time = time};
}

} // namespace runglass::cachetest
