// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/columntexts.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>
#include <cstdlib>

namespace runglass {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ColumnTexts)
};

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// "1 d 04 h" for what takes longer than a day; DisplayValues counts in hours.
QString longDuration(std::int64_t ms, const DisplayValues &values)
{
    constexpr std::int64_t hour = 3'600'000;
    constexpr std::int64_t day = 24 * hour;
    if (ms < 2 * day)
        return values.duration(ms);
    return Texts::tr("%1 days").arg(values.count((ms + day / 2) / day));
}

QString signedCount(std::int64_t number, const DisplayValues &values)
{
    return (number < 0 ? QStringLiteral("−") : QStringLiteral("+")) + values.count(std::abs(number));
}

} // namespace

QString columnName(ComparedColumn column)
{
    switch (column) {
    case ComparedColumn::Status:
        return Texts::tr("Status");
    case ComparedColumn::Version:
        return Texts::tr("Deployment Version");
    case ComparedColumn::ResponseTime:
        return Texts::tr("Response Time");
    case ComparedColumn::Function:
        return Texts::tr("Function");
    case ComparedColumn::ExecutedOn:
        return Texts::tr("Executed On");
    case ComparedColumn::SourceType:
        return Texts::tr("Source Type");
    case ComparedColumn::Source:
        return Texts::tr("Source");
    case ComparedColumn::Error:
        return Texts::tr("Error");
    case ComparedColumn::LogEntries:
        break;
    }
    return Texts::tr("Log Entries");
}

QString columnText(ComparedColumn column, const RecordDetails &record, const DisplayValues &values)
{
    const Run &run = record.run;
    switch (column) {
    case ComparedColumn::Status:
        return DisplayValues::label(run.status);
    case ComparedColumn::Version:
        return run.deploymentVersion ? values.version(*run.deploymentVersion) : QString();
    case ComparedColumn::ResponseTime:
        return run.responseTimeMs ? values.duration(*run.responseTimeMs) : QString();
    case ComparedColumn::Function:
        return shown(run.function);
    case ComparedColumn::ExecutedOn:
        return values.timeWithZone(run.executedAt);
    case ComparedColumn::SourceType:
        return shown(sourceTypeLabel(run.sourceType));
    case ComparedColumn::Source:
        return shown(run.source);
    case ComparedColumn::Error:
        return record.error ? shown(*record.error) : QString();
    case ComparedColumn::LogEntries:
        break;
    }
    return values.count(record.totalLogs);
}

QString emptyColumnText(ComparedColumn column, const RecordDetails &record)
{
    const bool isUnknown = column == ComparedColumn::Error && !isErrorKnown(record);
    return isUnknown ? Texts::tr("not known here") : Texts::tr("none");
}

QString deltaText(const ColumnDifference &difference, const RecordDetails &left, const DisplayValues &values)
{
    if (!difference.delta || *difference.delta == 0)
        return {};
    const std::int64_t delta = *difference.delta;
    switch (difference.column) {
    case ComparedColumn::ResponseTime: {
        const QString text =
            (delta < 0 ? QStringLiteral("−") : QStringLiteral("+")) + values.duration(std::abs(delta));
        const std::int64_t before = left.run.responseTimeMs.value_or(0);
        if (before <= 0)
            return text;
        const double percent = 100.0 * static_cast<double>(delta) / static_cast<double>(before);
        return Texts::tr("%1 (%2 %)").arg(text, signedCount(std::llround(percent), values));
    }
    case ComparedColumn::ExecutedOn: {
        constexpr std::int64_t perMs = 1000;
        const QString duration = longDuration(std::abs(delta) / perMs, values);
        return delta < 0 ? Texts::tr("%1 earlier").arg(duration) : Texts::tr("%1 later").arg(duration);
    }
    default:
        return signedCount(delta, values);
    }
}

QString documentNote(const DocumentDetails &document)
{
    switch (document.state) {
    case DocumentDetails::State::Loading:
        return Texts::tr("Loading…");
    case DocumentDetails::State::Present:
        return Texts::tr("Here; the other side is missing.");
    case DocumentDetails::State::NotGiven:
        return Texts::tr("The run has none.");
    case DocumentDetails::State::NotHeld:
        return Texts::tr("Not held here.");
    case DocumentDetails::State::Missing:
    case DocumentDetails::State::TooLarge:
    case DocumentDetails::State::Failed:
        break;
    }
    if (document.error) {
        const UserError &error = *document.error;
        QStringList parts{error.message, error.reason, error.help};
        parts.removeAll(QString());
        return parts.join(QLatin1Char(' '));
    }
    switch (document.state) {
    case DocumentDetails::State::Missing:
        return Texts::tr("The service does not have it any more.");
    case DocumentDetails::State::TooLarge:
        return Texts::tr("Too large to be fetched.");
    default:
        return Texts::tr("It could not be fetched.");
    }
}

QString logsNote(const RecordDetails &record)
{
    if (record.logsError)
        return record.logsError->oneLine();
    if (!record.logs)
        return Texts::tr("Loading…");
    return record.logs->empty() ? Texts::tr("No entries.")
                                : Texts::tr("%n entries.", nullptr, static_cast<int>(record.logs->size()));
}

} // namespace runglass
