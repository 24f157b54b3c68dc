// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Renders the monitor view, light and dark, with sample data, into the folder named: for the eye.

#include "common/recordtable.h"
#include "common/tabstrip.h"
#include "common/themecontroller.h"
#include "monitor/monitorview.h"
#include "tables/sampledata.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <vector>

using namespace runglass;

namespace {

bool shoot(QWidget &view, const QString &file)
{
    QTest::qWait(400); // for the eye only: lets everything settle
    const bool saved = view.grab().save(file);
    QTextStream(stdout) << file << '\n';
    return saved;
}

/// Median wall time of painting the whole table.
double frameMs(QTableView &table)
{
    std::vector<qint64> times;
    QImage image(table.size(), QImage::Format_ARGB32_Premultiplied);
    for (int i = 0; i < 51; ++i) {
        QElapsedTimer clock;
        clock.start();
        table.render(&image);
        times.push_back(clock.nsecsElapsed());
    }
    std::nth_element(times.begin(), times.begin() + 25, times.end());
    return static_cast<double>(times[25]) / 1e6;
}

int shootAll(QApplication &application, const QString &folder)
{
    const QTemporaryDir scratch;
    auto cache = Cache::open(scratch.filePath(QStringLiteral("look.db")), {});
    if (!cache) {
        QTextStream(stderr) << cache.error().oneLine() << '\n';
        return 1;
    }
    const Micros now = nowMicros();
    for (const char *name : {"Qbalance", "Invoice Sorter", "Vendor Check"})
        sample::write(**cache,
                      sample::batch(sample::script(name, name, 861'002,
                                                   now - (*name == 'Q' ? 0 : 3600) * microsPerSecond),
                                    4000, now));
    Settings settings(scratch.filePath(QStringLiteral("look.ini")));
    ThemeController theme(application);
    for (const char *scheme : {"light", "dark"}) {
        theme.setTheme(QLatin1String(scheme));
        settings.setValue(Setting::LastTab, QStringLiteral("runs"));
        Workspace workspace(*cache, nullptr, QStringLiteral("Demo"));
        MonitorView view(workspace, settings);
        QMenu menu;
        view.setMenu(&menu);
        view.resize(1440, 900);
        QSignalSpy painted(&view, &MonitorView::rowsPainted);
        view.show();
        painted.wait();
        auto *table = qobject_cast<RecordTable *>(QApplication::focusWidget());
        if (!table)
            return 1;
        table->goTo(3);
        QTest::mouseMove(table->viewport(), QPoint(60, 150));
        shoot(view, QStringLiteral("%1/runs-%2.png").arg(folder, QLatin1String(scheme)));
        QTextStream(stdout) << "frame of the table: " << frameMs(*table) << " ms\n";
        QTest::keyClicks(table, QStringLiteral("gl"));
        shoot(view, QStringLiteral("%1/logs-%2.png").arg(folder, QLatin1String(scheme)));
    }
    Workspace workspace(*Cache::open(scratch.filePath(QStringLiteral("empty.db")), {}), nullptr,
                        QStringLiteral("Empty"));
    MonitorView view(workspace, settings);
    view.resize(1440, 900);
    view.show();
    shoot(view, folder + QStringLiteral("/empty-dark.png"));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc > 2)
        QApplication::setFont(QFont(QString::fromLocal8Bit(argv[2]), 10));
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    QDir().mkpath(folder);
    return shootAll(application, folder);
}
