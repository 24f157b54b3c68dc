// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"
#include "filter/filterset.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimeZone>

#include <optional>

namespace runglass::cli {

/// The arguments that say which runs or log entries of a cache a command is about.
class QueryArguments
{
    Q_DECLARE_TR_FUNCTIONS(runglass::cli::QueryArguments)

public:
    QueryArguments();

    void addTo(QCommandLineParser &parser) const;
    /// What the parser has read. Nothing when the command goes on; else what it ends with: the usage is
    /// wrong, which has been said then.
    std::optional<int> read(const QCommandLineParser &parser);

    bool isLogs() const { return m_logs; }
    const QString &cacheFile() const { return m_cacheFile; }
    const QString &script() const { return m_script; }
    const TimeRange &range() const { return m_range; }
    const FilterSet &filter() const { return m_filter; }
    /// Of dates without one.
    const QTimeZone &zone() const { return m_zone; }

private:
    std::optional<int> readRange(const QCommandLineParser &parser);
    std::optional<int> readFilter(const QString &text);

    const QCommandLineOption m_cacheOption;
    const QCommandLineOption m_scriptOption;
    const QCommandLineOption m_fromOption;
    const QCommandLineOption m_toOption;
    const QCommandLineOption m_utcOption;
    const QCommandLineOption m_filterOption;

    bool m_logs = false;
    QString m_cacheFile;
    QString m_script;
    TimeRange m_range = TimeRange::all();
    FilterSet m_filter;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace runglass::cli
