// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/runsmodel.h"

#include "filter/filterlabel.h"

namespace runglass {

namespace {

constexpr int recordColumns = 8;

AnswerModel::CellKind kindOf(RunColumn column)
{
    using Kind = AnswerModel::CellKind;
    switch (column) {
    case RunColumn::RunId:
        return Kind::Id;
    case RunColumn::Status:
        return Kind::Label;
    case RunColumn::Version:
    case RunColumn::ResponseTime:
        return Kind::Number;
    case RunColumn::ExecutedOn:
        return Kind::Time;
    case RunColumn::Function:
    case RunColumn::SourceType:
    case RunColumn::Source:
        break;
    }
    return Kind::Text;
}

AnswerModel::Tone toneOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Success:
        return AnswerModel::Tone::Success;
    case RunStatus::Failed:
        return AnswerModel::Tone::Failed;
    case RunStatus::InProgress:
        return AnswerModel::Tone::InProgress;
    case RunStatus::Unknown:
        break;
    }
    return AnswerModel::Tone::None;
}

} // namespace

RunsModel::RunsModel(QueryPool &queries, QObject *parent)
    : RowSetModel(queries, parent)
{
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : recordColumns + 1;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section == recordColumns)
        return markHeader(role);
    if (orientation != Qt::Horizontal || section < 0 || section >= recordColumns)
        return {};
    const auto column = static_cast<RunColumn>(section);
    if (role == Qt::TextAlignmentRole && kindOf(column) == CellKind::Number)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == RunColumn::Version)
        return tr("Deployment Version");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case RunColumn::RunId:
        return tr("Run ID");
    case RunColumn::Status:
        return tr("Status");
    case RunColumn::Version:
        return tr("Version");
    case RunColumn::ResponseTime:
        return tr("Response Time");
    case RunColumn::Function:
        return tr("Function");
    case RunColumn::ExecutedOn:
        return tr("Executed On");
    case RunColumn::SourceType:
        return tr("Source Type");
    case RunColumn::Source:
        return tr("Source");
    }
    return {};
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunCells *run = cells(index.row());
    if (role == DimmedRole)
        return run && isDimmed(index.row(), run->id);
    if (role == MarksRole)
        return run ? markData(run->id, run->id, role) : 0;
    if (index.column() == recordColumns && run && role != KeyRole && role != IdRole && role != RunIdRole)
        return markData(run->id, run->id, role);
    const auto column = static_cast<RunColumn>(index.column());
    switch (role) {
    case KindRole:
        return static_cast<int>(kindOf(column));
    case LoadingRole:
        return run == nullptr;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((kindOf(column) == CellKind::Number ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case KeyRole:
        return keyAt(index.row()) ? QVariant::fromValue<qint64>(*keyAt(index.row())) : QVariant();
    case Qt::DisplayRole:
        return run ? text(*run, column) : QStringLiteral("…");
    default:
        break;
    }
    if (!run)
        return {};
    switch (role) {
    case Qt::ToolTipRole:
        return toolTip(*run, column);
    case IdRole:
    case RunIdRole:
        return run->id;
    case CopyRole:
        return column == RunColumn::RunId && !run->id.isEmpty() ? QVariant(run->id) : QVariant();
    case FilterRole:
        return filterValue(*run, column);
    case ToneRole:
        return static_cast<int>(column == RunColumn::Status ? toneOf(run->status) : Tone::None);
    default:
        return {};
    }
}

QString RunsModel::text(const RunCells &run, RunColumn column) const
{
    if (run.id.isEmpty())
        return column == RunColumn::RunId ? tr("deleted") : QString();
    switch (column) {
    case RunColumn::RunId:
        return run.id;
    case RunColumn::Status:
        return DisplayValues::label(run.status);
    case RunColumn::Version:
        return run.version ? m_values.version(*run.version) : QString();
    case RunColumn::ResponseTime:
        return run.responseTimeMs ? m_values.duration(*run.responseTimeMs) : QString();
    case RunColumn::Function:
        return run.function;
    case RunColumn::ExecutedOn:
        return m_values.time(run.executedAt, nowMicros());
    case RunColumn::SourceType:
        return run.sourceType;
    case RunColumn::Source:
        return run.source;
    }
    return {};
}

QVariant RunsModel::filterValue(const RunCells &run, RunColumn column)
{
    const auto equal = [](FilterColumn which, std::optional<FilterValue> value) {
        Condition condition{which, value ? FilterOperator::Equal : FilterOperator::Empty, {}};
        if (value)
            condition.values.push_back(*std::move(value));
        return QVariant::fromValue(condition);
    };
    const auto text = [&](FilterColumn which, const QString &shown) {
        return equal(which, shown.isEmpty() ? std::nullopt : std::optional<FilterValue>(shown.toStdString()));
    };
    if (run.id.isEmpty())
        return {};
    switch (column) {
    case RunColumn::RunId:
        return text(FilterColumn::RunId, run.id);
    case RunColumn::Status:
        return equal(FilterColumn::Status, filterNumber(run.status));
    case RunColumn::Version:
        return equal(FilterColumn::Version, run.version);
    case RunColumn::ResponseTime:
        return equal(FilterColumn::ResponseTime, run.responseTimeMs);
    case RunColumn::Function:
        return text(FilterColumn::Function, run.function);
    case RunColumn::SourceType:
        return text(FilterColumn::SourceType, run.sourceType);
    case RunColumn::Source:
        return text(FilterColumn::Source, run.source);
    case RunColumn::ExecutedOn:
        break;
    }
    return {};
}

QString RunsModel::toolTip(const RunCells &run, RunColumn column) const
{
    if (run.id.isEmpty())
        return tr("This run was deleted meanwhile.");
    if (column == RunColumn::ExecutedOn)
        return m_values.timeWithZone(run.executedAt);
    if (column == RunColumn::ResponseTime && run.responseTimeMs)
        return tr("%1 ms").arg(m_values.count(*run.responseTimeMs));
    return text(run, column);
}

} // namespace runglass
