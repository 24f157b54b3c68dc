// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <map>
#include <vector>

namespace runglass::cli {

/// The figures of the records that have one value in a column, or lie in one hour or day.
struct Group
{
    QString value; ///< as shown; an hour or day: its start, RFC 3339 with the zone's offset
    RunStats runs;
    LogStats logs;
};

/// Splits records by a column, an hour or a day.
class Grouping
{
public:
    /// The API's word for a column, or "hour" or "day".
    static QStringList names(bool logs);

    Grouping(QString by, QTimeZone zone);

    /// In the order of their values.
    Result<std::vector<Group>> read(CacheReader &reader, const std::string &scriptId, const TimeRange &range,
                                    bool logs) const;

private:
    QString valueOf(const Run &run) const;
    QString valueOf(const LogEntry &entry) const;
    QString bucketOf(Micros time) const;
    Result<std::vector<Group>> readRuns(CacheReader &reader, const std::string &scriptId,
                                        const TimeRange &range) const;
    Result<std::vector<Group>> readLogs(CacheReader &reader, const std::string &scriptId,
                                        const TimeRange &range) const;

    QString m_by;
    QTimeZone m_zone;
};

} // namespace runglass::cli
