// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "cache/cachecontext.h"
#include "cache/changewatcher.h"
#include "cache/logreading.h"
#include "cache/notifier.h"
#include "cache/querythreads.h"
#include "cache/runcolumnsstore.h"
#include "cache/writerthread.h"

namespace runglass {

/// The parts of an opened cache and the order in which they come and go.
///
///     CacheWriter::submit ─▶ WriterThread ─▶ BatchWriter ─▶ ScriptStore, RunStore, LogStore, …   one
///     transaction
///                                │ after the commit                                │ a batch
///                                ▼                                                 ▼
///     subscribe ◀──────────── Notifier ◀── ChangeWatcher ◀── data_version ── the file (WAL)
///                                                                                  ▲ one short transaction
///     QueryPool::submit ─▶ QueryThreads ─▶ SqliteReader ─▶ runqueries, logqueries, … ┘ a call
///
/// How runs are stored is known to runstore, runloader and runqueries, how log entries are to logstore, the
/// migrations and the library of that name; nobody else. Readers share what is in memory: RunColumnsStore and
/// LogReading.
class SqliteCache final : public Cache
{
public:
    /// The file has been prepared: Cache::open().
    SqliteCache(CacheContext context, const Options &options, ChangeSequence sequence,
                std::optional<QString> setAsideAs);
    ~SqliteCache() override;

    const QString &file() const override { return m_context.file; }
    std::optional<QString> setAsideAs() const override { return m_setAsideAs; }
    CacheWriter *writer() override { return m_writer.get(); }
    QueryPool &queries() override { return *m_queries; }
    Result<std::unique_ptr<CacheReader>> makeReader() override;
    Subscription subscribe(std::function<void(const ChangeNotice &)> listener) override;

private:
    const CacheContext m_context;
    const std::optional<QString> m_setAsideAs;
    const std::shared_ptr<RunColumnsStore> m_runs;
    Notifier m_notifier;
    const std::shared_ptr<SnapshotLeases> m_leases;
    const std::shared_ptr<DamageReports> m_damage = std::make_shared<DamageReports>();
    std::shared_ptr<LogReading> m_logs;
    std::unique_ptr<WriterThread> m_writer;
    std::unique_ptr<ChangeWatcher> m_watcher;
    std::unique_ptr<QueryThreads> m_queries;
};

} // namespace runglass
