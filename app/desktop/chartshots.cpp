// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "chartshots.h"

#include "charts/chartpanel.h"
#include "charts/timechart.h"
#include "monitor/monitorview.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QTimer>

namespace runglass {

namespace {

/// The keyboard tells the same as a pointer would.
void readBucket(ChartPanel &panel)
{
    panel.focusChart();
    constexpr int pagesBack = 3;
    for (int i = 0; i < pagesBack; ++i) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_PageUp, Qt::NoModifier);
        QCoreApplication::sendEvent(panel.timeChart(), &press);
    }
}

} // namespace

bool showChart(MonitorView &monitor, const QString &state)
{
    auto *panel = monitor.findChild<ChartPanel *>();
    if (state == QLatin1String("chart:distribution")) {
        panel->setKind(ChartPanel::Kind::Distribution);
    } else if (state == QLatin1String("chart:table")) {
        panel->setTableShown(true);
    } else if (state == QLatin1String("chart:figures")) {
        // They may still be on their way.
        constexpr int soon = 300; // ms
        QTimer::singleShot(soon, panel, [panel] { readBucket(*panel); });
    } else {
        return false;
    }
    return true;
}

} // namespace runglass
