// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "opening/importtexts.h"

#include "tables/displaytext.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace runglass {

namespace {

/// Before that a rate says more about how a program starts than about the file.
constexpr qint64 earliestRateMs = 500;
constexpr double earliestEnd = 0.02;

QString left(double milliseconds)
{
    const int seconds = static_cast<int>(std::ceil(milliseconds / 1000));
    if (seconds < 90)
        return ImportTexts::tr("about %1 s left").arg(seconds);
    return ImportTexts::tr("about %1 min left").arg((seconds + 30) / 60);
}

} // namespace

QString ImportTexts::title(const ReviewProgress &progress)
{
    const QString file = displayLine(QFileInfo(progress.file).fileName().toStdString());
    if (progress.files < 2)
        return tr("Importing %1").arg(file);
    return tr("Importing file %1 of %2: %3").arg(progress.import.read.file + 1).arg(progress.files).arg(file);
}

QString ImportTexts::progress(const ReviewProgress &progress, qint64 elapsedMs, const DisplayValues &values)
{
    const ImportProgress &read = progress.import.read;
    const auto size = [&values](std::int64_t bytes) {
        return values.locale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
    };
    QStringList lines;
    lines << tr("%1 runs and %2 log entries").arg(values.count(read.runs), values.count(read.logs));
    lines << tr("%1 of %2").arg(size(std::min(read.bytes, read.totalBytes)), size(read.totalBytes));
    const double done = progress.import.done;
    if (elapsedMs >= earliestRateMs && done >= earliestEnd) {
        const auto elapsed = static_cast<double>(elapsedMs);
        const bool reading = read.bytes < read.totalBytes;
        const QString rate =
            tr("%1 MB/s").arg(std::max(1.0, std::round(static_cast<double>(read.bytes) / 1000 / elapsed)));
        const QString rest = left(elapsed * (1 - done) / done);
        lines << (reading ? tr("%1, %2").arg(rate, rest) : tr("Joining with what is there, %1").arg(rest));
    }
    return lines.join(QLatin1Char('\n'));
}

std::optional<UserError> ImportTexts::remarks(const ReviewOutcome &outcome, const DisplayValues &values)
{
    QStringList reasons;
    if (outcome.unread > 0)
        reasons << (outcome.unread == 1 ? tr("One file could not be read, or not to its end.")
                                        : tr("%1 files could not be read, or not to their end.")
                                              .arg(values.count(outcome.unread)));
    if (outcome.skipped > 0)
        reasons << (outcome.skipped == 1
                        ? tr("One record or field was left out.")
                        : tr("%1 records or fields were left out.").arg(values.count(outcome.skipped)));
    if (outcome.written.logConflicts > 0)
        reasons << tr("%1 log entries were there already with other content, which stays.")
                       .arg(values.count(outcome.written.logConflicts));
    if (reasons.isEmpty())
        return {};
    return UserError{tr("Not everything in the files could be taken."), reasons.join(QLatin1Char(' ')),
                     tr("The rest is here.")};
}

} // namespace runglass
