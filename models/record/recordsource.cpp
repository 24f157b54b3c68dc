// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordsource.h"

#include "record/recordkeeper.h"

namespace runglass {

RecordSource::RecordSource(RecordKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_keeper(&keeper)
{
    keeper.add(*this);
}

RecordSource::~RecordSource()
{
    if (m_keeper)
        m_keeper->remove(*this);
}

void RecordSource::show(const QString &runId, const QString &scriptId)
{
    m_runId = runId;
    m_id = runId.toStdString();
    m_scriptId = scriptId.toStdString();
    m_current.reset();
    m_error.reset();
    if (m_keeper)
        m_keeper->shown(*this);
}

void RecordSource::setNeighbours(const QStringList &runIds)
{
    std::vector<std::string> neighbours;
    for (const QString &id : runIds)
        neighbours.push_back(id.toStdString());
    if (neighbours == m_neighbours)
        return;
    m_neighbours = std::move(neighbours);
    if (m_keeper)
        m_keeper->needsChanged();
}

void RecordSource::clear()
{
    m_neighbours.clear();
    show({});
}

void RecordSource::retry()
{
    if (m_keeper && !m_id.empty())
        m_keeper->retry(*this);
}

void RecordSource::take(const RecordDetailsPointer &details, const std::optional<UserError> &error)
{
    if (details == m_current && error == m_error)
        return;
    m_current = details;
    m_error = error;
    Q_EMIT changed();
}

} // namespace runglass
