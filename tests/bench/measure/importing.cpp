// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/importing.h"

#include "exchange/csvwriter.h"
#include "exchange/jsonlineswriter.h"
#include "generator/dataset.h"
#include "measure/stopwatch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <functional>

#include <sys/resource.h>

namespace runglass::bench {

namespace {

constexpr std::size_t flushAt = std::size_t{1024} * 1024;

/// Writes records 0 to count - 1, newest first as an export does.
template <class Writer>
bool writeFile(const QString &path, Writer &writer, std::int64_t count,
               const std::function<void(std::int64_t)> &writeRecord)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const auto flush = [&] {
        const auto size = static_cast<qint64>(writer.bytes().size());
        const bool written = file.write(writer.bytes().data(), size) == size;
        writer.clear();
        return written;
    };
    for (std::int64_t i = count; i-- > 0;) {
        writeRecord(i);
        if (writer.bytes().size() >= flushAt && !flush())
            return false;
    }
    return flush();
}

template <class Writer>
bool writeLogs(const QString &path, Writer &writer, const generator::Dataset &data)
{
    LogEntry entry;
    return writeFile(path, writer, data.shape().logs, [&](std::int64_t i) {
        data.makeLog(i, entry);
        RecordBatch one;
        one.add(entry);
        writer.write(one.logs.front());
    });
}

template <class Writer>
bool writeRuns(const QString &path, Writer &writer, const generator::Dataset &data)
{
    Run run;
    return writeFile(path, writer, data.shape().runs, [&](std::int64_t i) {
        data.makeRun(i, run);
        RecordBatch one;
        one.add(run);
        writer.write(one.runs.front());
    });
}

Figure measure(const Setting &setting, const QString &what, const QString &path, std::optional<double> limit)
{
    Figure figure{what, QStringLiteral("MB/s"), {}, limit, Figure::Better::Higher, {}};
    const double megabytes = static_cast<double>(QFileInfo(path).size()) / 1e6;
    figure.note = QStringLiteral("%1 MB").arg(megabytes, 0, 'f', 0);
    const QString cache = setting.scratchFile(QStringLiteral("import/cache.runglass"));
    // The first round warms the file up.
    for (int round = 0; round <= setting.repeats; ++round) {
        QDir(QFileInfo(cache).path()).removeRecursively();
        const Stopwatch watch;
        QProcess process;
        process.start(setting.programs + QStringLiteral("/runglass-cli"),
                      {QStringLiteral("import"), QStringLiteral("--cache"), cache, path});
        if (!process.waitForFinished(-1) || process.exitCode() != 0) {
            figure.note = QString::fromUtf8(process.readAllStandardError()).section(QLatin1Char('\n'), 0, 0);
            break;
        }
        if (round > 0)
            figure.samples.push_back(megabytes / watch.seconds());
    }
    QDir(QFileInfo(cache).path()).removeRecursively();
    return figure;
}

double childrensPeakMegabytes()
{
    struct rusage usage
    {
    };
    getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

std::vector<Figure> measureImporting(const Setting &setting)
{
    std::vector<Figure> figures;
    const auto take = [&](const char *what, const char *name, std::optional<double> limit,
                          const auto &write) {
        const QString path = setting.scratchFile(QString::fromLatin1(name));
        const QString title = QStringLiteral("Import of ") + QString::fromLatin1(what);
        if (write(path))
            figures.push_back(measure(setting, title, path, limit));
        else
            figures.push_back({title,
                               QStringLiteral("MB/s"),
                               {},
                               limit,
                               Figure::Better::Higher,
                               QStringLiteral("the file could not be written")});
        QFile::remove(path);
    };
    // About 185 bytes an entry, 125 a run.
    generator::Shape shape;
    shape.logs = setting.quick ? 540'000 : 5'400'000;
    shape.runs = shape.logs / 20;
    take("log entries as CSV", "G_logs_data.csv", 200, [&](const QString &path) {
        CsvWriter csv;
        csv.writeLogHeader();
        return writeLogs(path, csv, generator::Dataset(shape));
    });
    const double peak = childrensPeakMegabytes();
    shape.logs /= 10;
    shape.runs = shape.logs / 20;
    take("log entries as JSON Lines", "G_logs_data.jsonl", 200, [&](const QString &path) {
        JsonLinesWriter json;
        return writeLogs(path, json, generator::Dataset(shape));
    });
    shape.runs = setting.quick ? 80'000 : 800'000;
    take("runs as CSV", "G_runs_data.csv", {}, [&](const QString &path) {
        CsvWriter csv;
        csv.writeRunHeader();
        return writeRuns(path, csv, generator::Dataset(shape));
    });
    take("runs as JSON Lines", "G_runs_data.jsonl", {}, [&](const QString &path) {
        JsonLinesWriter json;
        return writeRuns(path, json, generator::Dataset(shape));
    });
    figures.push_back({QStringLiteral("Memory for importing log entries, at most"),
                       QStringLiteral("MB"),
                       {peak},
                       300,
                       Figure::Better::Lower,
                       {}});
    return figures;
}

} // namespace runglass::bench
