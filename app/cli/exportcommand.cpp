// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exportcommand.h"

#include "cachecommand.h"
#include "command.h"
#include "plaintext.h"
#include "stopsignals.h"

#include "exporting/timeleft.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <thread>
#include <unistd.h>

namespace runglass::cli {

namespace {

constexpr qint64 betweenShown = 200; // ms

Result<void> writeOut(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return UserError{ExportCommand::tr("Standard output could not be written."),
                             qt_error_string(errno),
                             ExportCommand::tr("Write into a file with -o, or make space.")};
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

} // namespace

std::optional<int> ExportCommand::readArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr(
        "Writes the runs or the log entries of a script as CSV or JSON Lines, newest first; without --from "
        "and --to all of them. A CSV holds the columns; JSON Lines hold payloads and attributes, too.\n"
        "T is a time like 2026-05-14T06:00:00Z, or a date: --from its start, --to its end."));
    const QCommandLineOption format(QStringLiteral("format"), tr("csv (as usual) or jsonl."),
                                    QStringLiteral("csv|jsonl"), QStringLiteral("csv"));
    const QCommandLineOption file(
        {QStringLiteral("o"), QStringLiteral("output")},
        tr("The file to write, which is there when it is whole. Without it: standard output."),
        QStringLiteral("FILE"));
    const QCommandLineOption force(QStringLiteral("force"), tr("Replace a file that is there."));
    const QCommandLineOption noGuard(
        QStringLiteral("no-guard"),
        tr("CSV: write no ' in front of what a spreadsheet would take for a formula."));
    const QCommandLineOption noPayloads(QStringLiteral("no-payloads"),
                                        tr("JSON Lines: leave out input, output and error of runs."));
    const QCommandLineOption noAttributes(QStringLiteral("no-attributes"),
                                          tr("JSON Lines: leave out attributes of log entries."));
    m_query.addTo(parser);
    parser.addOptions({format, file, force, noGuard, noPayloads, noAttributes});
    if (const std::optional<int> status = readOptions(parser, arguments))
        return status;
    if (const std::optional<int> status = m_query.read(parser))
        return status;
    m_file = parser.value(file);
    if (parser.isSet(file) && m_file.isEmpty())
        return wrongUsage(tr("-o wants the name of a file."));
    if (parser.isSet(force))
        m_existing = OutputFile::Existing::Replace;
    if (parser.isSet(noGuard))
        m_options.guard = CsvWriter::FormulaGuard::Off;
    m_options.payloads = !parser.isSet(noPayloads);
    m_options.attributes = !parser.isSet(noAttributes);
    return readFormat(parser.value(format));
}

std::optional<int> ExportCommand::readFormat(const QString &format)
{
    if (format == QLatin1String("csv"))
        m_options.format = ExportFormat::Csv;
    else if (format == QLatin1String("jsonl"))
        m_options.format = ExportFormat::JsonLines;
    else
        return wrongUsage(tr("--format takes csv or jsonl."));
    return {};
}

int ExportCommand::run(const QStringList &arguments)
{
    if (const std::optional<int> status = readArguments(arguments))
        return *status;
    // Past a limit on the size of files, writing shall fail like on a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    m_showsProgress = ::isatty(STDERR_FILENO) == 1 && (!m_file.isEmpty() || ::isatty(STDOUT_FILENO) == 0);
    m_elapsed.start();

    const CancelToken token;
    StopSignals signalsOfTheSystem;
    connect(&signalsOfTheSystem, &StopSignals::raised, this, [&token] { token.cancel(); });
    std::optional<Result<ExportReport>> report;
    std::thread worker([&] {
        report.emplace(work(token));
        QMetaObject::invokeMethod(
            this, [] { QCoreApplication::exit(); }, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    worker.join();
    if (m_showsProgress)
        progressLine({});
    if (*report ? (*report)->cancelled : token.isCancelled()) {
        printWarning(m_file.isEmpty() ? tr("Interrupted; the rest was not written.")
                                      : tr("Interrupted; nothing was written."));
        return Failed;
    }
    return end(*report);
}

Result<ExportQuery> ExportCommand::query(CacheReader &reader, const CancelToken &token) const
{
    const Result<std::vector<Script>> scripts = reader.scripts(token);
    if (!scripts)
        return scripts.error();
    const Result<Script> script = CacheCommand::findScript(*scripts, m_query.script());
    if (!script)
        return script.error();
    const auto narrowed = [&](auto query) -> ExportQuery {
        query.scriptId = script->id;
        query.range = m_query.range();
        query.filter = m_query.filter();
        return query;
    };
    return m_query.isLogs() ? narrowed(LogsQuery()) : narrowed(RunsQuery());
}

Result<ExportReport> ExportCommand::work(const CancelToken &token)
{
    const Result<std::shared_ptr<Cache>> cache = CacheCommand::openToRead(m_query.cacheFile());
    if (!cache)
        return cache.error();
    const Result<std::unique_ptr<CacheReader>> reader = (*cache)->makeReader();
    if (!reader)
        return reader.error();
    const Result<ExportQuery> asked = query(**reader, token);
    if (!asked)
        return asked.error();
    const Result<ExportSource> source = ExportSource::open(*cache, *asked, token);
    if (!source)
        return source.error();
    RecordExport exporter(m_options, token,
                          [this](const ExportProgress &progress) { showProgress(progress); });
    return m_file.isEmpty() ? exporter.run(*source, writeOut) : exporter.run(*source, m_file, m_existing);
}

void ExportCommand::showProgress(const ExportProgress &progress)
{
    const qint64 now = m_elapsed.elapsed();
    if (!m_showsProgress || (m_shownAt >= 0 && now - m_shownAt < betweenShown))
        return;
    m_shownAt = now;
    QString line = tr("%1 of %2").arg(count(progress.rows), counted(progress.totalRows));
    if (const auto left = timeLeft(progress.rows, progress.totalRows, std::chrono::milliseconds(now)))
        line += tr(", %1 s left").arg(count(left->count()));
    progressLine(line);
}

QString ExportCommand::counted(std::int64_t records) const
{
    return (m_query.isLogs() ? tr("%1 log entries") : tr("%1 runs")).arg(count(records));
}

int ExportCommand::end(const Result<ExportReport> &report) const
{
    if (!report) {
        printError(report.error());
        return Failed;
    }
    if (report->unreadable > 0)
        printWarning(tr("%1 could not be read and are missing; the next sync fetches them again.")
                         .arg(counted(report->unreadable)));
    if (!m_file.isEmpty()) {
        const double seconds = std::max<double>(double(m_elapsed.elapsed()), 1.0) / 1000.0;
        print(tr("Exported %1 (%2 MB) in %3 s.\n")
                  .arg(counted(report->rows), QString::number(double(report->bytes) / 1e6, 'f', 1),
                       QString::number(seconds, 'f', 2)));
    }
    return report->unreadable > 0 ? Failed : Done;
}

int runExport(const QStringList &arguments)
{
    return ExportCommand().run(arguments);
}

} // namespace runglass::cli
