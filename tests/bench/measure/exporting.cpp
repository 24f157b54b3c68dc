// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/exporting.h"

#include "exporting/recordexport.h"
#include "generator/dataset.h"
#include "measure/stopwatch.h"

#include <QFile>
#include <QLocale>

#include <algorithm>
#include <string>

namespace runglass::bench {

namespace {

/// Memory of this process's own in MB: without pages of the cache file, which the system has anyway.
double ownMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    constexpr double pageBytes = 4096;
    return fields.size() > 2 ? (fields[1].toDouble() - fields[2].toDouble()) * pageBytes / 1e6 : 0;
}

struct Measured
{
    Figure seconds;
    double growth = 0;     ///< of memory, MB
    double plainWrite = 0; ///< s
};

enum class To { Nowhere, File };

/// How long the system takes for as many bytes of zeros in a file.
double plainWriteSeconds(const QString &path, std::int64_t bytes)
{
    const std::string zeros(std::size_t{4} << 20, '\0');
    const Stopwatch watch;
    OutputFile file;
    if (!file.open(path, OutputFile::Existing::Replace))
        return 0;
    for (std::int64_t left = bytes; left > 0; left -= static_cast<std::int64_t>(zeros.size()))
        (void)file.write(zeros);
    return watch.seconds();
}

/// Each round asks anew, as an export does, and writes a new file; or lets the bytes go, as the sqlite3 shell
/// does that is compared with.
Measured measure(const Setting &setting, const std::shared_ptr<Cache> &cache, const QString &what,
                 const ExportQuery &query, const ExportOptions &options, To to, std::optional<double> limit)
{
    Measured measured{{what, QStringLiteral("s"), {}, limit, {}, {}}, 0, 0};
    const QString file = setting.scratchFile(QStringLiteral("exported"));
    for (int round = -1; round < setting.repeats; ++round) {
        const double before = ownMegabytes();
        double most = before;
        int call = 0;
        RecordExport exporter(options, {}, [&](const ExportProgress &) {
            if (++call % 16 == 0)
                most = std::max(most, ownMegabytes());
        });
        const Stopwatch watch;
        const auto source = ExportSource::open(cache, query, {});
        const auto forget = [](std::string_view) -> Result<void> { return {}; };
        const auto report = !source          ? Result<ExportReport>(source.error())
                            : to == To::File ? exporter.run(*source, file, OutputFile::Existing::Replace)
                                             : exporter.run(*source, forget);
        const double seconds = watch.seconds();
        QFile::remove(file);
        if (!report) {
            measured.seconds.note = report.error().oneLine();
            return measured;
        }
        measured.seconds.note = QStringLiteral("%1 rows, %2 MB")
                                    .arg(QLocale::c().toString(qlonglong(report->rows)))
                                    .arg(double(report->bytes) / 1e6, 0, 'f', 0);
        if (to == To::File && round == 0)
            measured.plainWrite = plainWriteSeconds(file, report->bytes);
        if (to == To::File)
            measured.seconds.note +=
                QStringLiteral("; so many zeros take %1 s").arg(measured.plainWrite, 0, 'f', 2);
        // The first round loads what later ones find in memory.
        if (round < 0)
            continue;
        measured.seconds.samples.push_back(seconds);
        measured.growth = std::max(measured.growth, most - before);
    }
    return measured;
}

} // namespace

std::vector<Figure> measureExporting(const Setting &setting, const QString &cacheFile)
{
    const auto cache = Cache::open(cacheFile, {.create = false, .readOnly = true});
    if (!cache) {
        Figure none{QStringLiteral("Export of log entries"), QStringLiteral("s"), {}, {}, {}, {}};
        none.note = cache.error().oneLine();
        return {none};
    }
    LogsQuery logs;
    logs.scriptId = generator::Shape().scriptId;
    RunsQuery runs;
    runs.scriptId = logs.scriptId;
    LogsQuery byMessage = logs;
    byMessage.sort = LogColumn::Message;
    const Measured csv = measure(setting, *cache, QStringLiteral("Export of 10 million log entries as CSV"),
                                 logs, {}, To::Nowhere, setting.quick ? std::nullopt : std::optional(1.25));
    const Measured file =
        measure(setting, *cache, QStringLiteral("The same into a file"), logs, {}, To::File, {});
    const Measured json =
        measure(setting, *cache, QStringLiteral("Export of 10 million log entries as JSON Lines"), logs,
                {.format = ExportFormat::JsonLines}, To::Nowhere, {});
    Setting once = setting;
    once.repeats = 1;
    const Measured sorted =
        measure(once, *cache, QStringLiteral("Export of 10 million log entries as CSV, sorted by message"),
                byMessage, {}, To::Nowhere, {});
    const Measured runsCsv =
        measure(setting, *cache, QStringLiteral("Export of 500,000 runs as CSV"), runs, {}, To::Nowhere, {});
    Figure memory{QStringLiteral("Memory for an export of log entries as CSV"),
                  QStringLiteral("MB"),
                  {std::max(csv.growth, file.growth)},
                  64,
                  {},
                  {}};
    std::vector<Figure> figures{csv.seconds,  file.seconds,   memory,
                                json.seconds, sorted.seconds, runsCsv.seconds};
    if (setting.quick) {
        for (Figure &figure : figures)
            figure.what += QStringLiteral(" (a tenth of them)");
    }
    return figures;
}

} // namespace runglass::bench
