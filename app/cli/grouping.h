// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace runglass::cli {

/// The figures of the records that have one value in a column, or lie in one hour or day.
struct Group
{
    QString value; ///< as shown; an hour or day: its start, RFC 3339 with the zone's offset; or empty
    std::optional<qint64> number; ///< instead of the text where a program wants a number: a version
    RunStats runs;
    LogStats logs;
};

/// Splits what a query finds by a column, an hour or a day; groups without records are left out.
class Grouping
{
public:
    /// The API's word for a column, or "hour" or "day".
    static QStringList names(bool logs);

    Grouping(QString by, QTimeZone zone);

    /// In ascending order of their values, that of empty cells last.
    Result<std::vector<Group>> read(CacheReader &reader, const RunsQuery &query) const;
    Result<std::vector<Group>> read(CacheReader &reader, const LogsQuery &query) const;

private:
    bool isByTime() const;
    QString bucketOf(Micros time) const;
    template <class Query>
    Result<std::vector<Group>> readByTime(CacheReader &reader, const Query &query) const;

    QString m_by;
    QTimeZone m_zone;
};

} // namespace runglass::cli
