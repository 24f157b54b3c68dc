// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "importcommand.h"

#include "command.h"
#include "plaintext.h"
#include "stopsignals.h"

#include <QCoreApplication>

#include <algorithm>
#include <thread>
#include <unistd.h>

namespace runglass::cli {

namespace {

constexpr qsizetype mostListed = 20;
constexpr qint64 betweenShown = 200; // ms

bool isTold(const ImportSummary &summary, const ImportProblem &problem)
{
    return problem.line == 0 &&
           std::any_of(summary.files.begin(), summary.files.end(), [&](const ImportedFile &file) {
               return file.error && file.path == problem.file && file.error->reason == problem.reason;
           });
}

} // namespace

std::optional<int> ImportCommand::readArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Imports files into a cache: exported CSV or JSON Lines, korelogger spans, OTLP in JSON, captured "
           "output; each may be compressed with gzip or zstd.\n"
           "All is imported or nothing; what is there already is joined by id."));
    const QCommandLineOption cacheFile(
        QStringLiteral("cache"), tr("The cache file; made when there is none."), QStringLiteral("FILE"));
    const QCommandLineOption script(
        QStringLiteral("script"),
        tr("The script of files that don't tell it by their name or content: its name or id."),
        QStringLiteral("NAME"));
    const QCommandLineOption problems(QStringLiteral("problems"),
                                      tr("Save a list of what could not be read in a file."),
                                      QStringLiteral("FILE"));
    const QCommandLineOption force(QStringLiteral("force"), tr("Replace the file of --problems."));
    const QCommandLineOption keepGuard(
        QStringLiteral("keep-quotes"),
        tr("Leave the ' in front of cells of a CSV that begin with one: the file was written without."));
    parser.addOptions({cacheFile, script, problems, force, keepGuard});
    parser.addPositionalArgument(QStringLiteral("PATH"), tr("Files to import."), QStringLiteral("PATH…"));
    if (const std::optional<int> status = readOptions(parser, arguments))
        return status;
    m_paths = parser.positionalArguments();
    if (!parser.isSet(cacheFile))
        return wrongUsage(tr("--cache is missing."));
    if (m_paths.isEmpty())
        return wrongUsage(tr("Name the files to import."));
    m_cacheFile = parser.value(cacheFile);
    m_options.scriptName = parser.value(script).toStdString();
    m_options.takeGuardOff = !parser.isSet(keepGuard);
    if (parser.isSet(problems)) {
        m_problems.emplace();
        const auto existing =
            parser.isSet(force) ? OutputFile::Existing::Replace : OutputFile::Existing::Refuse;
        if (const Result<void> opened = m_problems->open(parser.value(problems), existing); !opened) {
            printError(opened.error());
            return Failed;
        }
    }
    return {};
}

int ImportCommand::run(const QStringList &arguments)
{
    if (const std::optional<int> status = readArguments(arguments))
        return *status;
    m_terminal = ::isatty(STDERR_FILENO) == 1;
    m_elapsed.start();

    const CancelToken token;
    StopSignals signalsOfTheSystem;
    connect(&signalsOfTheSystem, &StopSignals::raised, this, [&token] { token.cancel(); });
    std::optional<Result<CacheImportReport>> report;
    std::thread worker([&] {
        CacheImport import(m_options, token,
                           [this](const CacheImport::Progress &progress) { showProgress(progress); });
        report.emplace(import.run(m_paths, m_cacheFile));
        QMetaObject::invokeMethod(
            this, [] { QCoreApplication::exit(); }, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    worker.join();
    if (m_terminal)
        progressLine({});
    return end(*report);
}

void ImportCommand::showProgress(const CacheImport::Progress &progress)
{
    m_bytes = progress.read.bytes;
    const qint64 now = m_elapsed.elapsed();
    if (!m_terminal || (m_shownAt >= 0 && now - m_shownAt < betweenShown))
        return;
    m_shownAt = now;
    progressLine(tr("%1 %: %2 runs, %3 log entries")
                     .arg(int(progress.done * 100))
                     .arg(count(progress.read.runs), count(progress.read.logs)));
}

int ImportCommand::end(const Result<CacheImportReport> &report)
{
    if (!report) {
        printError(report.error());
        return Failed;
    }
    if (report->files.cancelled) {
        printWarning(tr("Interrupted; nothing was imported."));
        return Failed;
    }
    listProblems(report->files);
    bool failed = !saveProblems(report->files) || !report->kept;
    for (const ImportedFile &file : report->files.files) {
        if (!file.error)
            continue;
        UserError error = *file.error;
        if (!error.message.contains(file.path))
            error.message = file.path + QStringLiteral(": ") + error.message;
        printError(error);
        failed = true;
    }
    if (report->kept)
        printSummary(*report);
    else
        printWarning(tr("Nothing was imported."));
    return failed ? Failed : Done;
}

void ImportCommand::listProblems(const ImportSummary &summary) const
{
    ImportProblems listed;
    qsizetype left = mostListed;
    std::int64_t more = summary.problems.skipped() + summary.problems.emptied() + summary.problems.notes();
    for (const ImportProblem &problem : summary.problems.list()) {
        const bool told = isTold(summary, problem);
        if (told || left > 0)
            --more;
        if (told || left <= 0)
            continue;
        --left;
        listed.beginFile(problem.file);
        listed.add(problem.kind, problem.line, problem.reason);
    }
    const QStringList lines = listed.text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines)
        printWarning(line);
    if (more > 0)
        printWarning(m_problems
                         ? tr("… and %1 more problems.").arg(count(more))
                         : tr("… and %1 more problems; --problems FILE saves the list.").arg(count(more)));
}

bool ImportCommand::saveProblems(const ImportSummary &summary)
{
    if (!m_problems)
        return true;
    const QByteArray text = summary.problems.text().toUtf8();
    Result<void> saved = m_problems->write({text.constData(), static_cast<std::size_t>(text.size())});
    if (saved.ok())
        saved = m_problems->finish();
    if (!saved)
        printError(saved.error());
    return saved.ok();
}

void ImportCommand::printSummary(const CacheImportReport &report) const
{
    const WriteSummary &written = report.written;
    const double seconds = std::max<double>(double(m_elapsed.elapsed()), 1.0) / 1000.0;
    QString line =
        tr("Imported %1 runs and %2 log entries from %3 files in %4 s (%5 MB/s)")
            .arg(count(written.runsInserted), count(written.logsInserted))
            .arg(report.files.files.size())
            .arg(QString::number(seconds, 'f', 2), QString::number(double(m_bytes) / 1e6 / seconds, 'f', 0));
    if (written.runsUpdated > 0)
        line += tr(", %1 runs updated").arg(count(written.runsUpdated));
    if (written.logsRepeated > 0)
        line += tr(", %1 log entries were there already").arg(count(written.logsRepeated));
    if (written.logConflicts > 0)
        line += tr(", %1 of them with other content").arg(count(written.logConflicts));
    if (report.files.problems.skipped() > 0)
        line += tr(", %1 records skipped").arg(count(report.files.problems.skipped()));
    print(line + QStringLiteral(".\n"));
}

int runImport(const QStringList &arguments)
{
    return ImportCommand().run(arguments);
}

} // namespace runglass::cli
