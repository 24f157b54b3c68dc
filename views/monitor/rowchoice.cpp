// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/rowchoice.h"

#include <memory>

namespace runglass {

RowChoice::RowChoice(AnswerModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
}

bool RowChoice::toggle(const QModelIndex &row)
{
    const QString id = row.data(AnswerModel::IdRole).toString();
    if (id.isEmpty())
        return false;
    if (m_records.removeIf([&](const Record &record) { return record.id == id; }) == 0)
        m_records.append({id, row.data(AnswerModel::RunIdRole).toString()});
    show();
    return true;
}

void RowChoice::clear()
{
    if (m_records.isEmpty())
        return;
    m_records.clear();
    show();
}

QStringList RowChoice::ids() const
{
    QStringList ids;
    for (const Record &record : m_records)
        ids << record.id;
    return ids;
}

QStringList RowChoice::runIds() const
{
    QStringList ids;
    for (const Record &record : m_records) {
        if (!record.runId.isEmpty())
            ids << record.runId;
    }
    ids.removeDuplicates();
    return ids;
}

void RowChoice::show()
{
    const QStringList chosen = ids();
    m_model.setChosen(std::make_shared<const QSet<QString>>(chosen.begin(), chosen.end()));
    Q_EMIT changed();
}

} // namespace runglass
