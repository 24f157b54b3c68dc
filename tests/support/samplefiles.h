// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>

namespace runglass::samplefiles {

/// An export of All Runs with these rows.
inline QByteArray runsCsv(const QByteArray &rows)
{
    return "Run ID,Status,Deployment Version,Response Time (ms),Function,Executed On,Source Type,Source\r\n" +
           rows;
}

/// An export of Logs with these rows.
inline QByteArray logsCsv(const QByteArray &rows)
{
    return "Log ID,Run ID,Log Level,Log Message,Timestamp\r\n" + rows;
}

/// `count` runs, the first one number `from`, a second apart in January 2026; every tenth failed.
inline QByteArray manyRuns(int from, int count)
{
    QByteArray rows;
    for (int i = from; i < from + count; ++i) {
        const QString time = QStringLiteral("2026-01-01T%1:%2:%3Z")
                                 .arg(i / 3600 % 24, 2, 10, QLatin1Char('0'))
                                 .arg(i / 60 % 60, 2, 10, QLatin1Char('0'))
                                 .arg(i % 60, 2, 10, QLatin1Char('0'));
        rows += QStringLiteral("run%1,%2,38,%3,reconcile,%4,API,nightly\r\n")
                    .arg(i)
                    .arg(i % 10 == 0 ? QStringLiteral("Failed") : QStringLiteral("Success"))
                    .arg(i % 10 == 0 ? QString() : QString::number(i % 500))
                    .arg(time)
                    .toUtf8();
    }
    return runsCsv(rows);
}

/// `count` entries, ten to a run.
inline QByteArray manyLogs(int from, int count)
{
    QByteArray rows;
    for (int i = from; i < from + count; ++i)
        rows += QStringLiteral("log%1,run%2,INFO,message %1,2026-01-01T00:00:00Z\r\n")
                    .arg(i)
                    .arg(i / 10)
                    .toUtf8();
    return logsCsv(rows);
}

/// Writes `content` as `name` in `folder`; where it is.
inline QString write(const QString &folder, const QString &name, const QByteArray &content)
{
    QDir().mkpath(folder);
    QFile file(folder + QLatin1Char('/') + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s could not be written", qPrintable(file.fileName()));
    return file.fileName();
}

} // namespace runglass::samplefiles
