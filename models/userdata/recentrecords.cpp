// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "userdata/recentrecords.h"

#include <QStringList>
#include <QVariantMap>

#include <algorithm>
#include <chrono>

namespace runglass {

namespace {

constexpr auto aWhile = std::chrono::seconds(1);
constexpr QChar separator(u'\n');

} // namespace

RecentRecords::RecentRecords(Settings &settings, const QString &workspaceId, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_workspaceId(workspaceId)
{
    m_stays.setSingleShot(true);
    m_stays.setInterval(aWhile);
    connect(&m_stays, &QTimer::timeout, this, [this] { add(m_visited); });
}

RecentRecords::~RecentRecords()
{
    if (m_stays.isActive())
        add(m_visited);
}

void RecentRecords::visit(const Record &record)
{
    m_stays.stop();
    m_visited = record;
    if (!record.runId.isEmpty())
        m_stays.start();
}

QList<RecentRecords::Record> RecentRecords::records() const
{
    QList<Record> records;
    const QStringList stored =
        m_settings.value(Setting::RecentRecords).toMap().value(m_workspaceId).toStringList();
    for (const QString &text : stored) {
        // Script ids hold no line feed; a run's id may hold anything.
        const auto end = text.indexOf(separator);
        if (end >= 0 && end + 1 < text.size() && records.size() < mostKept)
            records.append({text.mid(end + 1), text.left(end)});
    }
    return records;
}

void RecentRecords::add(const Record &record)
{
    QList<Record> known = records();
    if (record.runId.isEmpty() || (!known.isEmpty() && known.front() == record))
        return;
    known.removeAll(record);
    known.prepend(record);
    QStringList stored;
    for (qsizetype i = 0; i < std::min<qsizetype>(known.size(), mostKept); ++i)
        stored << known[i].scriptId + separator + known[i].runId;
    QVariantMap all = m_settings.value(Setting::RecentRecords).toMap();
    all.insert(m_workspaceId, stored);
    m_settings.setValue(Setting::RecentRecords, all);
    Q_EMIT changed();
}

} // namespace runglass
