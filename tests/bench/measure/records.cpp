// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/records.h"

#include "cache/cache.h"
#include "generator/cachefile.h"
#include "measure/stopwatch.h"
#include "record/recordkeeper.h"
#include "record/recordsource.h"

#include <QSignalSpy>
#include <QTimer>

#include <algorithm>
#include <future>
#include <random>

namespace runglass::bench {

namespace {

constexpr int presses = 1'000;
constexpr int ahead = 3;         // runs read ahead in each direction
constexpr int entriesOfRun = 20; // log entries
constexpr int keyRepeatMs = 30;
constexpr std::size_t documentSize = 1'000; // bytes; two of them

double p99(std::vector<double> samples)
{
    std::ranges::sort(samples);
    return samples.empty() ? 0 : samples[samples.size() * 99 / 100];
}

Figure figureOf(const QString &what, std::optional<double> limit = {})
{
    Figure figure;
    figure.what = what;
    figure.unit = QStringLiteral("ms");
    figure.limit = limit;
    return figure;
}

bool write(Cache &cache, WriteBatch batch)
{
    std::promise<bool> written;
    std::future<bool> done = written.get_future();
    cache.writer()->submit(
        std::move(batch), [&written](const Result<WriteSummary> &result) { written.set_value(result.ok()); });
    return done.get();
}

/// Documents and entries for the newest runs.
WriteBatch recordsOf(const std::vector<RunRow> &rows)
{
    WriteBatch batch;
    int number = 0;
    for (const RunRow &row : rows) {
        const std::string document =
            R"({"invoice":")" + std::string(documentSize, static_cast<char>('a' + number % 26)) + "\"}";
        batch.payloads.push_back({{row.run.id, Document{document, true}, Document{document, true}, {}},
                                  row.run.status,
                                  row.run.revision});
        for (int i = 0; i < entriesOfRun; ++i) {
            LogEntry entry;
            entry.id = "entry-" + std::to_string(number) + '-' + std::to_string(i);
            entry.runId = row.run.id;
            entry.scriptId = row.run.scriptId;
            entry.level = LogLevel::Info;
            entry.message =
                "Reconciled invoice " + std::to_string(i) + " of the batch with the ledger in Europe";
            entry.time = row.run.executedAt + i * microsPerMillisecond;
            batch.records.add(entry);
        }
        ++number;
    }
    return batch;
}

std::vector<RunRow> newestRuns(CacheReader &reader, const std::string &scriptId, std::int64_t count)
{
    RunsQuery query;
    query.scriptId = scriptId;
    const auto rows = reader.select(query, {}, {});
    if (!rows)
        return {};
    auto page = reader.runPage(**rows, 0, count, {});
    return page ? std::move(page->rows) : std::vector<RunRow>();
}

/// Lets the event loop run until the source has something to show.
void waitFor(const RecordSource &source)
{
    if (source.current() || source.error())
        return;
    QSignalSpy(&source, &RecordSource::changed).wait();
}

void letRun(int ms)
{
    QTimer timer;
    timer.setSingleShot(true);
    QSignalSpy over(&timer, &QTimer::timeout);
    timer.start(ms);
    over.wait();
}

/// From each press until the record is there; `repeatMs` between presses, and neighbours if `isReadAhead`.
double walk(Cache &cache, const QStringList &ids, bool isReadAhead, int repeatMs)
{
    RecordKeeper keeper(cache.queries());
    RecordSource source(keeper);
    std::vector<double> samples;
    for (qsizetype i = ahead; i + ahead < ids.size(); ++i) {
        const Stopwatch time;
        source.show(ids[i]);
        waitFor(source);
        samples.push_back(time.milliseconds());
        if (isReadAhead) {
            QStringList neighbours;
            for (int distance = 1; distance <= ahead; ++distance)
                neighbours << ids[i + distance] << ids[i - distance];
            source.setNeighbours(neighbours);
        }
        if (repeatMs > 0)
            letRun(repeatMs);
    }
    return p99(std::move(samples));
}

void measureWalks(const Setting &setting, std::vector<Figure> &figures)
{
    Figure held = figureOf(QStringLiteral("Record: J held down, press to details, P99 of 1,000"), 4);
    Figure jump = figureOf(QStringLiteral("Record: not read ahead, press to details, P99 of 1,000"), 16);
    generator::Shape shape;
    shape.runs = setting.largeCount();
    shape.logs = 2 * setting.largeCount();
    const QString file = setting.scratchFile(QStringLiteral("records.runglass"));
    const auto made = generator::writeCacheFile(generator::Dataset(shape), file);
    const auto cache = made ? Cache::open(file, {}) : Result<std::shared_ptr<Cache>>(made.error());
    auto reader = cache ? (*cache)->makeReader() : Result<std::unique_ptr<CacheReader>>(cache.error());
    if (!reader) {
        held.note = jump.note = reader.error().oneLine();
    } else {
        const auto rows = newestRuns(**reader, shape.scriptId, presses + 2 * ahead);
        QStringList ids;
        for (const RunRow &row : rows)
            ids.append(QString::fromStdString(row.run.id));
        (void)write(**cache, recordsOf(rows));
        held.note = jump.note = QStringLiteral("%1 runs, payload 2 KB, 20 entries").arg(shape.runs);
        (void)walk(**cache, ids, false, 0);
        for (int i = 0; i < setting.repeats; ++i) {
            jump.samples.push_back(walk(**cache, ids, false, 0));
            held.samples.push_back(walk(**cache, ids, true, setting.quick ? keyRepeatMs / 6 : keyRepeatMs));
        }
    }
    figures.push_back(std::move(held));
    figures.push_back(std::move(jump));
}

void measureLogsOfRun(const Setting &setting, const QString &file, std::vector<Figure> &figures)
{
    Figure figure = figureOf(QStringLiteral("Record: log entries of one run, P99 of 200 runs"), 16);
    const auto cache = Cache::open(file, {});
    auto reader = cache ? (*cache)->makeReader() : Result<std::unique_ptr<CacheReader>>(cache.error());
    const auto scripts = reader ? (*reader)->scripts({}) : Result<std::vector<Script>>(reader.error());
    if (!scripts || scripts->empty()) {
        figure.note = QStringLiteral("no cache with log entries");
        figures.push_back(std::move(figure));
        return;
    }
    constexpr std::size_t chosen = 200;
    std::vector<RunRow> rows = newestRuns(**reader, scripts->front().id, setting.largeCount());
    std::shuffle(rows.begin(), rows.end(), std::mt19937(5));
    rows.resize(std::min(rows.size(), chosen));
    std::int64_t entries = 0;
    for (int i = 0; i <= setting.repeats; ++i) {
        std::vector<double> samples;
        for (const RunRow &row : rows) {
            const Stopwatch time;
            const auto record = readRecord(**reader, row.run.id, {});
            samples.push_back(time.milliseconds());
            entries = record && *record ? (*record)->totalLogs : 0;
        }
        if (i > 0) // the first round warms up
            figure.samples.push_back(p99(std::move(samples)));
    }
    figure.note = QStringLiteral("%1 entries in all, %2 a run").arg(10 * setting.largeCount()).arg(entries);
    figures.push_back(std::move(figure));
}

} // namespace

std::vector<Figure> measureRecords(const Setting &setting, const QString &logCache)
{
    std::vector<Figure> figures;
    measureWalks(setting, figures);
    measureLogsOfRun(setting, logCache, figures);
    return figures;
}

} // namespace runglass::bench
