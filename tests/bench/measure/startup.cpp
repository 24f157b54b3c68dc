// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/startup.h"

#include "gateway/gatewayserver.h"
#include "measure/desktoprun.h"

#include <QFile>
#include <QLocale>
#include <QProcess>

namespace runglass::bench {

namespace {

/// `count` starts; `prepare` runs before each, outside of what is measured.
template <class Prepare>
Figure measureStarts(const Setting &setting, const QString &what, double limitMs,
                     const QStringList &arguments, const char *lastEvent, std::vector<DesktopRun> &runs,
                     const Prepare &prepare)
{
    Figure figure{what, QStringLiteral("ms"), {}, limitMs, {}, {}};
    for (int round = 0; round < setting.repeats; ++round) {
        prepare();
        runs.push_back(runDesktop(setting, arguments, QLatin1String(lastEvent)));
        const DesktopRun &run = runs.back();
        if (run.rowsPaintedMs)
            figure.samples.push_back(*run.rowsPaintedMs);
        if (!run.error.isEmpty())
            figure.note = run.error;
    }
    return figure;
}

std::vector<Figure> guiThreadFigures(const std::vector<DesktopRun> &runs)
{
    Figure cpu{QStringLiteral("GUI thread while syncing: most CPU of one event-loop turn"),
               QStringLiteral("ms"),
               {},
               16,
               {},
               {}};
    Figure wall{QStringLiteral("GUI thread while syncing: P99 wall time of a turn"),
                QStringLiteral("ms"),
                {},
                50,
                {},
                {}};
    for (const DesktopRun &run : runs) {
        if (run.turnCpuMs)
            cpu.samples.push_back(*run.turnCpuMs);
        if (run.turnWallMs)
            wall.samples.push_back(*run.turnWallMs);
    }
    return {cpu, wall};
}

bool syncEverything(const Setting &setting, const QString &service, const QString &cache)
{
    return QProcess::execute(setting.programs + QStringLiteral("/runglass-cli"),
                             {QStringLiteral("sync"), QStringLiteral("--service"), service,
                              QStringLiteral("--cache"), cache, QStringLiteral("--since"),
                              QStringLiteral("31d")}) == 0;
}

} // namespace

std::vector<Figure> measureStartup(const Setting &setting, const QString &largeCacheFile)
{
    GatewayServer::Options options;
    options.port = 0;
    options.databaseFile = setting.scratchFile(QStringLiteral("startup.db"));
    options.demo.emplace();
    GatewayServer gateway(options);
    if (const Result<void> started = gateway.start(); !started)
        return {Figure{QStringLiteral("Start"), {}, {}, {}, {}, started.error().oneLine()}};
    const QString url = QStringLiteral("http://127.0.0.1:%1").arg(gateway.port());

    std::vector<Figure> figures;
    const QString cache = setting.scratchFile(QStringLiteral("startup.runglass"));
    const auto onCache = [](const QString &service, const QString &file) {
        return QStringList{QStringLiteral("--service"), service, QStringLiteral("--cache"), file};
    };
    std::vector<DesktopRun> syncing;
    figures.push_back(measureStarts(setting,
                                    QStringLiteral("Start to rows painted, empty cache, demo service"), 1000,
                                    onCache(url, cache), "range-complete", syncing, [&cache] {
                                        for (const char *suffix : {"", "-wal", "-shm"})
                                            QFile::remove(cache + QLatin1String(suffix));
                                    }));
    for (Figure &figure : guiThreadFigures(syncing))
        figures.push_back(std::move(figure));

    const bool filledUp = syncEverything(setting, url, cache);
    std::vector<DesktopRun> filled;
    figures.push_back(measureStarts(setting, QStringLiteral("Start to rows painted, filled demo cache"), 150,
                                    onCache(url, cache), "rows-painted", filled, [] {}));
    if (!filledUp)
        figures.back().note = QStringLiteral("runglass-cli could not fill the cache before it");
    gateway.stop();

    std::vector<DesktopRun> large;
    figures.push_back(measureStarts(setting,
                                    QStringLiteral("Start to rows painted, %1 runs and as many logs")
                                        .arg(QLocale(QLocale::English).toString(setting.largeCount())),
                                    150, {QStringLiteral("--cache"), largeCacheFile}, "rows-painted", large,
                                    [] {}));
    return figures;
}

} // namespace runglass::bench
