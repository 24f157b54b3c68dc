// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// How fast runs and log entries become text and text becomes records, over generator data in memory. Prints
// the median of some rounds.

#include "exchange/csvwriter.h"
#include "exchange/importer.h"
#include "exchange/jsonlineswriter.h"
#include "generator/dataset.h"
#include "measure/stopwatch.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
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
    print(what, read, bytes, seconds);
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
    benchReader("read CSV, logs", folder.filePath(QStringLiteral("G_logs_data.csv")), csv, batch.logs);
    csv.writeRunHeader();
    benchReader("read CSV, runs", folder.filePath(QStringLiteral("G_runs_data.csv")), csv, batch.runs);
    benchReader("read JSON Lines, logs", folder.filePath(QStringLiteral("G_logs_data.jsonl")), json,
                batch.logs);
    benchReader("read JSON Lines, runs", folder.filePath(QStringLiteral("G_runs_data.jsonl")), json,
                batch.runs);
    return 0;
}
