// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/setting.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace runglass::bench {

/// What the trace of one run of the desktop says.
struct DesktopRun
{
    std::optional<double> rowsPaintedMs; ///< from just before the program was spawned
    std::optional<double> turnCpuMs;     ///< the most CPU one turn of the GUI thread's event loop took
    std::optional<double> turnWallMs;    ///< the 99th percentile of a turn's wall time
    QString error;                       ///< why it ended without success; else empty
};

/// Runs `runglass` once, until its trace tells of `lastEvent`, and asks it to end then.
DesktopRun runDesktop(const Setting &setting, const QStringList &arguments, const QString &lastEvent);

} // namespace runglass::bench
