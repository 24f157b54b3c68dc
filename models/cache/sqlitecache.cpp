// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/sqlitecache.h"

#include "cache/sqlitereader.h"

namespace runglass {

SqliteCache::SqliteCache(CacheContext context, const Options &options, ChangeSequence sequence,
                         std::optional<QString> setAsideAs)
    : m_context(std::move(context))
    , m_setAsideAs(std::move(setAsideAs))
    , m_runs(std::make_shared<RunColumnsStore>(m_context))
    , m_notifier(sequence)
    , m_leases(SnapshotLeases::open(m_context.path()))
    , m_logs(std::make_shared<LogReading>(m_context, m_leases, m_damage))
    , m_writer(options.readOnly ? nullptr
                                : std::make_unique<WriterThread>(m_context, m_notifier, m_leases, *m_damage,
                                                                 options.quiet))
    , m_watcher(std::make_unique<ChangeWatcher>(m_context, m_notifier))
    , m_queries(std::make_unique<QueryThreads>(
          [this]() -> std::unique_ptr<CacheReader> {
              return std::make_unique<SqliteReader>(m_context, m_runs, m_logs);
          },
          options.queryThreads))
{
    if (options.loadRuns)
        m_runs->loadInBackground();
}

SqliteCache::~SqliteCache()
{
    // Readers first: the last connection to go is the writer's, which tidies the WAL up.
    m_queries.reset();
    m_runs->stop();
    m_logs.reset();
    m_watcher.reset();
    m_writer.reset();
}

Result<std::unique_ptr<CacheReader>> SqliteCache::makeReader()
{
    auto reader = std::make_unique<SqliteReader>(m_context, m_runs, m_logs);
    if (const Result<void> opened = reader->open(); !opened)
        return opened.error();
    return Result<std::unique_ptr<CacheReader>>(std::move(reader));
}

Subscription SqliteCache::subscribe(std::function<void(const ChangeNotice &)> listener)
{
    return Subscription(m_notifier.subscribe(std::move(listener)));
}

} // namespace runglass
