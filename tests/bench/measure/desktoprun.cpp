// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/desktoprun.h"

#include "domain/time.h"
#include "measure/stopwatch.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace runglass::bench {

namespace {

constexpr double timeoutMs = 60'000;

/// Takes what a line of the trace says; its event.
QString takeLine(const QByteArray &text, Micros spawned, DesktopRun &run)
{
    const QJsonObject line = QJsonDocument::fromJson(text).object();
    const QString event = line[QLatin1String("event")].toString();
    if (event == QLatin1String("rows-painted") && !run.rowsPaintedMs) {
        const auto at = static_cast<Micros>(line[QLatin1String("t")].toDouble());
        run.rowsPaintedMs = static_cast<double>(at - spawned) / static_cast<double>(microsPerMillisecond);
    } else if (event == QLatin1String("gui-turns")) {
        run.turnCpuMs = line[QLatin1String("max_cpu_ms")].toDouble();
        run.turnWallMs = line[QLatin1String("p99_wall_ms")].toDouble();
    }
    return event;
}

} // namespace

DesktopRun runDesktop(const Setting &setting, const QStringList &arguments, const QString &lastEvent)
{
    DesktopRun run;
    QProcess desktop;
    desktop.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const Stopwatch watch;
    const Micros spawned = nowMicros();
    desktop.start(setting.programs + QStringLiteral("/runglass"),
                  arguments + QStringList{QStringLiteral("--trace"), QStringLiteral("/dev/stdout")});
    bool reached = false;
    while (watch.milliseconds() < timeoutMs) {
        desktop.waitForReadyRead(1'000);
        while (desktop.canReadLine()) {
            if (takeLine(desktop.readLine(), spawned, run) == lastEvent && !reached) {
                reached = true;
                desktop.terminate();
            }
        }
        if (desktop.state() == QProcess::NotRunning)
            break;
    }
    if (!reached)
        run.error = QStringLiteral("the desktop did not come to \"%1\"").arg(lastEvent);
    if (desktop.state() != QProcess::NotRunning) {
        run.error = QStringLiteral("the desktop did not end");
        desktop.kill();
        desktop.waitForFinished();
    }
    return run;
}

} // namespace runglass::bench
