// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/ingest.h"

#include "cache/cache.h"
#include "generator/apipages.h"
#include "measure/stopwatch.h"
#include "service/pageparser.h"

#include <QFileInfo>

#include <condition_variable>
#include <mutex>

namespace runglass::bench {

namespace {

/// Lets two batches be under way, as the sync does, and counts what went wrong.
class InFlight
{
public:
    void begin()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_count < 2; });
        ++m_count;
    }
    void end(bool ok)
    {
        const std::lock_guard lock(m_mutex);
        --m_count;
        m_failed = m_failed || !ok;
        m_changed.notify_all();
    }
    bool waitForAll()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_count == 0; });
        return !m_failed;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_count = 0;
    bool m_failed = false;
};

/// Reads and writes all pages; false when one of them failed.
bool takeIn(const std::vector<Body> &pages, bool logs, CacheWriter &writer)
{
    PageParser parser;
    PageContext context;
    context.where = "bench";
    context.scriptId = "scr-generated";
    context.runs = !logs;
    context.logs = logs;
    InFlight inFlight;
    for (const Body &page : pages) {
        Result<ParsedPage> parsed = parser.parsePage(page, context);
        if (!parsed || parsed->skipped > 0)
            return inFlight.waitForAll() && false;
        WriteBatch batch;
        batch.records = std::move(parsed->records);
        batch.cursors.push_back({"bench", parsed->next.value_or(std::string()), 0});
        inFlight.begin();
        writer.submit(std::move(batch),
                      [&inFlight](const Result<WriteSummary> &done) { inFlight.end(done.ok()); });
    }
    return inFlight.waitForAll();
}

/// The parser may change a body, so every round gets its own copy, made before the clock starts.
std::vector<Body> bodies(const std::vector<std::string> &pages)
{
    std::vector<Body> copies;
    copies.reserve(pages.size());
    for (const std::string &page : pages)
        copies.push_back(std::make_shared<std::string>(page));
    return copies;
}

/// File and write-ahead log of a cache that is closed.
qint64 bytesOnDisk(const QString &file)
{
    return QFileInfo(file).size() + QFileInfo(file + QStringLiteral("-wal")).size();
}

} // namespace

std::vector<Figure> measureIngest(const Setting &setting)
{
    Figure rate{QStringLiteral("JSON pages in memory to durable log entries"),
                QStringLiteral("entries/s"),
                {},
                300'000,
                Figure::Better::Higher,
                {}};
    Figure size{QStringLiteral("Cache size per log entry"), QStringLiteral("bytes"), {}, {}, {}, {}};
    generator::Shape shape;
    shape.logs = setting.largeCount();
    shape.runs = shape.logs / 20;
    const generator::Dataset dataset(shape);
    const std::vector<std::string> runs = generator::runPages(dataset);
    const std::vector<std::string> logs = generator::logPages(dataset);

    for (int round = 0; round < setting.repeats; ++round) {
        const QString file = setting.scratchFile(QStringLiteral("ingest-%1.runglass").arg(round));
        qint64 before = 0;
        for (const bool takesLogs : {false, true}) {
            const std::vector<Body> pages = bodies(takesLogs ? logs : runs);
            Result<std::shared_ptr<Cache>> cache = Cache::open(file, {});
            if (!cache) {
                rate.note = cache.error().oneLine();
                return {rate, size};
            }
            const Stopwatch watch;
            if (!takeIn(pages, takesLogs, *(*cache)->writer())) {
                rate.note = QStringLiteral("a page was refused");
                return {rate, size};
            }
            if (takesLogs)
                rate.samples.push_back(static_cast<double>(shape.logs) / watch.seconds());
            cache->reset(); // checkpoints
            if (takesLogs)
                size.samples.push_back(static_cast<double>(bytesOnDisk(file) - before) /
                                       static_cast<double>(shape.logs));
            else
                before = bytesOnDisk(file);
        }
        QFile::remove(file);
    }
    return {rate, size};
}

} // namespace runglass::bench
