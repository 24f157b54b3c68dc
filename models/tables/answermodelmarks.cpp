// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterset.h"
#include "tables/answermodel.h"
#include "tables/displaytext.h"

namespace runglass {

namespace {

/// Bytes of a note in a tooltip.
constexpr std::size_t longestTip = 2000;

} // namespace

void AnswerModel::setMarks(const MarksPointer &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    cellsChanged();
}

void AnswerModel::setChosen(const ChosenIds &ids)
{
    m_chosen = ids;
    cellsChanged();
}

AnswerModel::RowMarks AnswerModel::marksOf(const QString &recordId, const QString &runId) const
{
    RowMarks flags;
    if (m_chosen && m_chosen->contains(recordId))
        flags |= RowMarkFlag::Chosen;
    const MarkedRun *marked = m_marks && !m_marks->isEmpty() ? m_marks->find(runId.toStdString()) : nullptr;
    if (marked) {
        flags.setFlag(RowMarkFlag::Reviewed, marked->mark.reviewed);
        flags.setFlag(RowMarkFlag::Bookmarked, marked->mark.bookmarked);
        flags.setFlag(RowMarkFlag::Noted, !marked->mark.note.empty());
    }
    return flags;
}

bool AnswerModel::isDimmed(int row, const QString &runId) const
{
    if (m_kept && keyAt(row) == m_kept)
        return true;
    const MarkedRun *marked = m_marks && !m_marks->isEmpty() ? m_marks->find(runId.toStdString()) : nullptr;
    return marked && marked->mark.reviewed;
}

QVariant AnswerModel::markData(const QString &recordId, const QString &runId, int role) const
{
    const auto words = [&] {
        const RowMarks flags = marksOf(recordId, runId);
        QStringList list;
        if (flags.testFlag(RowMarkFlag::Chosen))
            list << tr("Selected");
        if (flags.testFlag(RowMarkFlag::Reviewed))
            list << tr("Reviewed");
        if (flags.testFlag(RowMarkFlag::Bookmarked))
            list << tr("Bookmarked");
        if (flags.testFlag(RowMarkFlag::Noted))
            list << tr("Has a note");
        return list.join(QLatin1String(", "));
    };
    switch (role) {
    case KindRole:
        return static_cast<int>(CellKind::Marks);
    case MarksRole:
        return marksOf(recordId, runId).toInt();
    case Qt::DisplayRole:
        return words();
    case Qt::ToolTipRole: {
        const QString note =
            m_marks ? displayText(m_marks->of(runId.toStdString()).note, longestTip) : QString();
        return note.isEmpty() ? words() : words() + QLatin1Char('\n') + note;
    }
    case FilterRole: {
        const bool reviewed = marksOf(recordId, runId).testFlag(RowMarkFlag::Reviewed);
        return QVariant::fromValue(
            Condition{FilterColumn::Reviewed, FilterOperator::Equal, {std::int64_t{reviewed}}});
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant AnswerModel::markHeader(int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return tr("Marks");
    case Qt::ToolTipRole:
        return tr("Selected, reviewed, bookmarked, has a note");
    default:
        return {};
    }
}

} // namespace runglass
