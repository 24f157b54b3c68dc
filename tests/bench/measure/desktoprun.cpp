// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/desktoprun.h"

#include "domain/time.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace runglass::bench {

namespace {

constexpr int timeoutMs = 60'000;

void readTrace(const QString &trace, Micros spawned, DesktopRun &run)
{
    QFile file(trace);
    if (!file.open(QIODevice::ReadOnly)) {
        run.error = QStringLiteral("there is no trace");
        return;
    }
    for (const QByteArray &text : file.readAll().split('\n')) {
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        const QString event = line[QLatin1String("event")].toString();
        if (event == QLatin1String("rows-painted") && !run.rowsPaintedMs) {
            const auto at = static_cast<Micros>(line[QLatin1String("t")].toDouble());
            run.rowsPaintedMs = static_cast<double>(at - spawned) / static_cast<double>(microsPerMillisecond);
        } else if (event == QLatin1String("gui-turns")) {
            run.turnCpuMs = line[QLatin1String("max_cpu_ms")].toDouble();
            run.turnWallMs = line[QLatin1String("p99_wall_ms")].toDouble();
        }
    }
}

} // namespace

DesktopRun runDesktop(const Setting &setting, const QStringList &arguments)
{
    const QString trace = setting.scratchFile(QStringLiteral("desktop.trace"));
    QFile::remove(trace);
    QProcess desktop;
    desktop.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QStringList all =
        arguments +
        QStringList{QStringLiteral("--trace"),      trace,
                    QStringLiteral("--timeout"),    QStringLiteral("50"),
                    QStringLiteral("--screenshot"), setting.scratchFile(QStringLiteral("desktop.png"))};
    const Micros spawned = nowMicros();
    desktop.start(setting.programs + QStringLiteral("/runglass"), all);
    DesktopRun run;
    if (!desktop.waitForFinished(timeoutMs)) {
        run.error = QStringLiteral("the desktop did not end: ") + desktop.errorString();
        desktop.kill();
        desktop.waitForFinished();
    } else if (desktop.exitStatus() != QProcess::NormalExit || desktop.exitCode() != 0) {
        run.error = QStringLiteral("the desktop ended with status %1").arg(desktop.exitCode());
    }
    readTrace(trace, spawned, run);
    return run;
}

} // namespace runglass::bench
