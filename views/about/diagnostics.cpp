// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "about/diagnostics.h"

#include "domain/time.h"
#include "settings/redaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFontInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>
#include <QTimeZone>
#include <sqlite3.h>

namespace runglass {

namespace {

QString phaseWord(SyncState::Phase phase)
{
    switch (phase) {
    case SyncState::Phase::Stopped:
        return QStringLiteral("stopped");
    case SyncState::Phase::Connecting:
        return QStringLiteral("connecting");
    case SyncState::Phase::Syncing:
        return QStringLiteral("syncing");
    case SyncState::Phase::UpToDate:
        return QStringLiteral("up to date");
    case SyncState::Phase::Offline:
        return QStringLiteral("offline");
    case SyncState::Phase::KeyRefused:
        return QStringLiteral("key refused");
    case SyncState::Phase::Nonsense:
        return QStringLiteral("nonsense");
    case SyncState::Phase::CacheFailed:
        break;
    }
    return QStringLiteral("cache failed");
}

QString timeText(Micros time)
{
    return QString::fromStdString(formatRfc3339(time));
}

void addSync(QStringList &lines, const SyncState &state)
{
    lines << QStringLiteral("sync: %1 since %2").arg(phaseWord(state.phase), timeText(state.since));
    if (state.progress)
        lines << QStringLiteral("sync progress: %1 %").arg(100 * *state.progress, 0, 'f', 0);
    if (state.lastContact)
        lines << QStringLiteral("last contact: ") + timeText(*state.lastContact);
    if (state.nextRetry)
        lines << QStringLiteral("next retry: ") + timeText(*state.nextRetry);
    lines << QStringLiteral("received: %1 runs, %2 log entries; skipped: %3 records")
                 .arg(state.runsReceived)
                 .arg(state.logsReceived)
                 .arg(state.recordsSkipped);
    if (state.error)
        lines << QStringLiteral("error: ") + state.error->oneLine();
}

void addMachine(QStringList &lines)
{
    lines << QStringLiteral("system: %1, %2 %3, %4")
                 .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                      QSysInfo::currentCpuArchitecture());
    lines << QStringLiteral("platform: %1, font %2 %3 pt")
                 .arg(QGuiApplication::platformName(), QFontInfo(QGuiApplication::font()).family())
                 .arg(QFontInfo(QGuiApplication::font()).pointSizeF());
    for (const QScreen *screen : QGuiApplication::screens()) {
        const QRect area = screen->geometry();
        lines << QStringLiteral("screen: %1×%2 at scale %3")
                     .arg(area.width())
                     .arg(area.height())
                     .arg(screen->devicePixelRatio());
    }
    lines << QStringLiteral("locale: %1, time zone %2")
                 .arg(QLocale().name(), QString::fromUtf8(QTimeZone::systemTimeZoneId()));
}

/// The name of the user's home is nobody's business.
QString withoutHome(QString path)
{
    if (const QString home = QDir::homePath(); home.size() > 1 && path.startsWith(home))
        path.replace(0, home.size(), QStringLiteral("~"));
    return path;
}

} // namespace

QList<std::pair<QString, QString>> componentVersions(const QString &ownVersion)
{
    QString qt = QString::fromLatin1(qVersion());
    if (qt != QLatin1String(QT_VERSION_STR))
        qt = QCoreApplication::translate("Diagnostics", "%1, built with %2")
                 .arg(qt, QStringLiteral(QT_VERSION_STR));
    return {{QStringLiteral("Runglass"), ownVersion},
            {QStringLiteral("Qt"), qt},
            {QStringLiteral("SQLite"), QString::fromLatin1(sqlite3_libversion())}};
}

QString Diagnostics::toText() const
{
    QStringList lines;
    for (const auto &[name, number] : componentVersions(version))
        lines << name + QStringLiteral(": ") + number;
    addMachine(lines);
    lines << QStringLiteral("workspace: ") + (workspace.isEmpty() ? QStringLiteral("none") : workspace);
    if (!serviceUrl.isEmpty())
        lines << QStringLiteral("service: ") + serviceUrl;
    if (!cacheFile.isEmpty())
        lines << QStringLiteral("cache: %1, %2 bytes").arg(withoutHome(cacheFile)).arg(cacheBytes);
    if (sync)
        addSync(lines, *sync);
    lines << timings;
    // What is quoted from errors may hold anything.
    for (QString &line : lines)
        line = redacted(line);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace runglass
