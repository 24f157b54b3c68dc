// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/logsmodel.h"

#include "filter/filterlabel.h"

namespace runglass {

namespace {

constexpr int recordColumns = 5;

AnswerModel::CellKind kindOf(LogColumn column)
{
    using Kind = AnswerModel::CellKind;
    switch (column) {
    case LogColumn::LogId:
    case LogColumn::RunId:
        return Kind::Id;
    case LogColumn::Level:
        return Kind::Label;
    case LogColumn::Message:
        return Kind::Message;
    case LogColumn::Timestamp:
        return Kind::Time;
    }
    return Kind::Text;
}

} // namespace

LogsModel::LogsModel(QueryPool &queries, QObject *parent)
    : RowSetModel(queries, parent)
{
}

AnswerModel::Tone LogsModel::toneOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Stdout:
    case LogLevel::Stderr:
        return AnswerModel::Tone::Output;
    case LogLevel::Debug:
        return AnswerModel::Tone::Debug;
    case LogLevel::Info:
        return AnswerModel::Tone::Info;
    case LogLevel::Warning:
        return AnswerModel::Tone::Warning;
    case LogLevel::Error:
        return AnswerModel::Tone::Failed;
    }
    return AnswerModel::Tone::None;
}

int LogsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : recordColumns + 1;
}

QVariant LogsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section == recordColumns)
        return markHeader(role);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= recordColumns)
        return {};
    switch (static_cast<LogColumn>(section)) {
    case LogColumn::LogId:
        return tr("Log ID");
    case LogColumn::Level:
        return tr("Log Level");
    case LogColumn::Message:
        return tr("Log Message");
    case LogColumn::Timestamp:
        return tr("Timestamp");
    case LogColumn::RunId:
        return tr("Run ID");
    }
    return {};
}

QVariant LogsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogCells *log = cells(index.row());
    if (role == DimmedRole)
        return log && isDimmed(index.row(), log->runId);
    if (role == MarksRole)
        return log ? markData(log->id, log->runId, role) : 0;
    if (index.column() == recordColumns && log && role != KeyRole && role != IdRole && role != RunIdRole)
        return markData(log->id, log->runId, role);
    const auto column = static_cast<LogColumn>(index.column());
    switch (role) {
    case KindRole:
        return static_cast<int>(kindOf(column));
    case LoadingRole:
        return log == nullptr;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    case KeyRole:
        return keyAt(index.row()) ? QVariant::fromValue<qint64>(*keyAt(index.row())) : QVariant();
    case Qt::DisplayRole:
        return log ? text(*log, column) : QStringLiteral("…");
    default:
        break;
    }
    if (!log)
        return {};
    switch (role) {
    case Qt::ToolTipRole:
        return toolTip(*log, column);
    case IdRole:
        return log->id;
    case RunIdRole:
        return log->runId;
    case CopyRole: {
        const QString id = column == LogColumn::LogId   ? log->id
                           : column == LogColumn::RunId ? log->runId
                                                        : QString();
        return id.isEmpty() ? QVariant() : QVariant(id);
    }
    case FilterRole:
        return filterValue(*log, column);
    case ToneRole:
        return static_cast<int>(column == LogColumn::Level ? toneOf(log->level) : Tone::None);
    case LineRole:
        return column == LogColumn::Message ? QVariant(log->line) : QVariant();
    case FurtherLinesRole:
        return column == LogColumn::Message ? QVariant::fromValue<qint64>(log->further) : QVariant();
    default:
        return {};
    }
}

QString LogsModel::text(const LogCells &log, LogColumn column) const
{
    if (log.id.isEmpty())
        return column == LogColumn::LogId ? tr("deleted") : QString();
    switch (column) {
    case LogColumn::LogId:
        return log.id;
    case LogColumn::Level:
        return DisplayValues::label(log.level);
    case LogColumn::Message:
        return log.further == 0 ? log.line
                                : QStringLiteral("%1  ⏎ +%2").arg(log.line, m_values.count(log.further));
    case LogColumn::Timestamp:
        return m_values.time(log.time, nowMicros());
    case LogColumn::RunId:
        return log.runId;
    }
    return {};
}

QVariant LogsModel::filterValue(const LogCells &log, LogColumn column)
{
    const auto text = [](FilterColumn which, FilterOperator op, const QString &shown) {
        return QVariant::fromValue(shown.isEmpty() ? Condition{which, FilterOperator::Empty, {}}
                                                   : Condition{which, op, {shown.toStdString()}});
    };
    if (log.id.isEmpty())
        return {};
    switch (column) {
    case LogColumn::LogId:
        return text(FilterColumn::LogId, FilterOperator::Equal, log.id);
    case LogColumn::Level:
        return QVariant::fromValue(
            Condition{FilterColumn::Level, FilterOperator::Equal, {filterNumber(log.level)}});
    case LogColumn::Message: {
        // The cell holds the beginning of its first line only, and not as it was sent.
        QString line = log.line;
        if (line.endsWith(QChar(0x2026)))
            line.chop(1);
        return text(FilterColumn::Message, FilterOperator::Contains, line);
    }
    case LogColumn::RunId:
        return text(FilterColumn::RunId, FilterOperator::Equal, log.runId);
    case LogColumn::Timestamp:
        break;
    }
    return {};
}

QString LogsModel::toolTip(const LogCells &log, LogColumn column) const
{
    if (log.id.isEmpty())
        return tr("This log entry was deleted meanwhile.");
    if (column == LogColumn::Timestamp)
        return m_values.timeWithZone(log.time);
    if (column == LogColumn::Message && !log.beginning.isEmpty())
        return log.beginning;
    return text(log, column);
}

} // namespace runglass
