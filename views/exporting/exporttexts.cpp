// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exporting/exporttexts.h"

#include "exporting/timeleft.h"
#include "tables/displaytext.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace runglass {

namespace {

QString number(std::int64_t value)
{
    return QLocale().toString(static_cast<qlonglong>(value));
}

QString size(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

/// Names may hold anything: no control characters, one line.
QString shown(const QString &text)
{
    return displayLine(text.toStdString());
}

QString fileName(const QString &path)
{
    return shown(QFileInfo(path).fileName());
}

QString folder(const QString &path)
{
    return shown(QDir::toNativeSeparators(QFileInfo(path).absolutePath()));
}

} // namespace

QString ExportTexts::counted(std::int64_t records, RecordKind kind)
{
    return (kind == RecordKind::Logs ? tr("%1 log entries") : tr("%1 runs")).arg(number(records));
}

QString ExportTexts::duration(std::chrono::seconds time)
{
    const auto seconds = time.count();
    if (seconds < 100)
        return tr("%1 s").arg(seconds);
    const auto minutes = (seconds + 30) / 60;
    if (minutes < 100)
        return tr("%1 min").arg(minutes);
    return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

ExportTexts ExportTexts::running(const ExportProgress &progress, RecordKind kind,
                                 std::chrono::milliseconds elapsed, const QString &path)
{
    ExportTexts texts{tr("Exporting %1").arg(fileName(path)), tr("Looking up what is to be exported …")};
    if (progress.totalRows > 0)
        texts.details = tr("%1 of %2").arg(number(progress.rows), counted(progress.totalRows, kind));
    if (const auto left = timeLeft(progress.rows, progress.totalRows, elapsed))
        texts.details = tr("%1 · %2 left").arg(texts.details, duration(*left));
    return texts;
}

ExportTexts ExportTexts::done(const ExportReport &report, RecordKind kind, const QString &path)
{
    ExportTexts texts{tr("Exported %1").arg(fileName(path)),
                      tr("%1, %2, in %3").arg(counted(report.rows, kind), size(report.bytes), folder(path))};
    if (report.unreadable > 0)
        texts.details = tr("%1 · %2 could not be read and are missing")
                            .arg(texts.details, counted(report.unreadable, kind));
    return texts;
}

ExportTexts ExportTexts::exists(const QString &path)
{
    return {tr("%1 is there already").arg(fileName(path)),
            tr("Replace the file in %1, or keep it?").arg(folder(path))};
}

ExportTexts ExportTexts::failed(const UserError &error, const QString &path)
{
    return {tr("%1 was not exported").arg(fileName(path)),
            shown((error.reason.isEmpty() ? error.message : error.reason) + QLatin1Char(' ') + error.help)};
}

ExportTexts ExportTexts::of(const ExportTask &task)
{
    const QString &path = task.job().path;
    switch (task.state()) {
    case ExportTask::State::Done:
        return done(task.report(), task.kind(), path);
    case ExportTask::State::Exists:
        return exists(path);
    case ExportTask::State::Failed:
        return failed(task.error(), path);
    case ExportTask::State::Running:
    case ExportTask::State::Cancelled:
        break;
    }
    return running(task.progress(), task.kind(), task.elapsed(), path);
}

} // namespace runglass
