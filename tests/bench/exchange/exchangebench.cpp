// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// How fast runs and log entries become text and text becomes records, over generator data in memory, and how
// fast files become caches. Prints the median of some rounds.

#include "exchange/csvwriter.h"
#include "exchange/importer.h"
#include "exchange/jsonlineswriter.h"
#include "generator/dataset.h"
#include "importing/cacheimport.h"
#include "measure/stopwatch.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

using namespace runglass;

namespace {

constexpr int rounds = 7;
constexpr std::size_t flushAt = std::size_t{256} * 1024;

struct Seconds
{
    double wall = 0;
    double processor = 0; ///< what it takes when others use the machine too
};

template <class Work>
Seconds median(Work work)
{
    std::vector<double> wall;
    std::vector<double> processor;
    for (int round = 0; round < rounds; ++round) {
        const bench::Stopwatch watch;
        const std::clock_t begin = std::clock();
        work();
        wall.push_back(watch.seconds());
        processor.push_back(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::sort(wall.begin(), wall.end());
    std::sort(processor.begin(), processor.end());
    return {wall[wall.size() / 2], processor[processor.size() / 2]};
}

void print(const char *what, std::size_t records, std::size_t bytes, Seconds seconds)
{
    const auto rate = [](std::size_t count, double time) { return static_cast<double>(count) / time / 1e6; };
    std::printf("%-24s %6.2f M records/s %6.0f MB/s; by processor time %6.2f M records/s %6.0f MB/s\n", what,
                rate(records, seconds.wall), rate(bytes, seconds.wall), rate(records, seconds.processor),
                rate(bytes, seconds.processor));
    std::fflush(stdout);
}

template <class Writer, class Record>
void benchWriter(const char *what, Writer &writer, const std::vector<Record> &records)
{
    std::size_t bytes = 0;
    const Seconds seconds = median([&] {
        bytes = 0;
        for (const Record &record : records) {
            writer.write(record);
            if (writer.bytes().size() >= flushAt) {
                bytes += writer.bytes().size();
                writer.clear();
            }
        }
        bytes += writer.bytes().size();
        writer.clear();
    });
    print(what, records.size(), bytes, seconds);
}

class ForgettingSink : public ImportSink
{
public:
    Result<void> take(ImportBatch &&batch) override
    {
        records += batch.records.size();
        return {};
    }
    std::size_t records = 0;
};

/// Into a cache that is not there yet, then, of the same records, into that.
void benchImport(const char *what, const QString &path, std::size_t bytes)
{
    const QTemporaryDir folder;
    const QString cache = folder.filePath(QStringLiteral("cache.db"));
    std::size_t records = 0;
    const auto import = [&] {
        const auto report = CacheImport({}, {}).run({path}, cache);
        if (!report.ok() || !report->kept)
            std::abort();
        const ImportedFile &file = report->files.files.front();
        records = static_cast<std::size_t>(file.runs + file.logs);
    };
    Seconds seconds = median([&] {
        QFile::remove(cache);
        import();
    });
    print((std::string("import ") + what + ", new").c_str(), records, bytes, seconds);
    seconds = median(import);
    print((std::string("import ") + what + ", again").c_str(), records, bytes, seconds);
}

/// Writes the records into a file and reads that; its pages are in memory then.
template <class Writer, class Record>
void benchReader(const char *what, const QString &path, Writer &writer, const std::vector<Record> &records)
{
    std::FILE *file = std::fopen(qPrintable(path), "wb");
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        writer.write(records[i]);
        if (writer.bytes().size() >= flushAt || i + 1 == records.size()) {
            bytes += std::fwrite(writer.bytes().data(), 1, writer.bytes().size(), file);
            writer.clear();
        }
    }
    std::fclose(file);
    std::size_t read = 0;
    const Seconds seconds = median([&] {
        ForgettingSink sink;
        if (!Importer({}).read({path}, sink).ok())
            std::abort();
        read = sink.records;
    });
    if (read != records.size())
        std::abort();
    print((std::string("read ") + what).c_str(), read, bytes, seconds);
    benchImport(what, path, bytes);
    QFile::remove(path);
}

} // namespace

int main(int argc, char **argv)
{
    generator::Shape shape;
    shape.logs = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    shape.runs = std::max<std::int64_t>(shape.logs / 20, 1);
    const generator::Dataset data(shape);
    RecordBatch batch;
    Run run;
    for (std::int64_t i = 0; i < shape.runs; ++i) {
        data.makeRun(i, run);
        batch.add(run);
    }
    LogEntry entry;
    for (std::int64_t i = 0; i < shape.logs; ++i) {
        data.makeLog(i, entry);
        batch.add(entry);
    }
    CsvWriter csv;
    benchWriter("write CSV, logs", csv, batch.logs);
    benchWriter("write CSV, runs", csv, batch.runs);
    JsonLinesWriter json;
    benchWriter("write JSON Lines, logs", json, batch.logs);
    const QTemporaryDir folder;
    csv.writeLogHeader();
    benchReader("CSV, logs", folder.filePath(QStringLiteral("G_logs_data.csv")), csv, batch.logs);
    csv.writeRunHeader();
    benchReader("CSV, runs", folder.filePath(QStringLiteral("G_runs_data.csv")), csv, batch.runs);
    benchReader("JSON Lines, logs", folder.filePath(QStringLiteral("G_logs_data.jsonl")), json, batch.logs);
    benchReader("JSON Lines, runs", folder.filePath(QStringLiteral("G_runs_data.jsonl")), json, batch.runs);
    return 0;
}
