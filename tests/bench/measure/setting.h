// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

namespace runglass::bench {

/// What every measurement is given.
struct Setting
{
    QString programs; ///< folder of the built programs
    QString scratch;  ///< folder for files; removed by whoever made it
    bool quick = false;
    int repeats = 5;

    qint64 largeCount() const { return quick ? 100'000 : 1'000'000; }
    QString scratchFile(const QString &name) const { return scratch + QLatin1Char('/') + name; }
};

} // namespace runglass::bench
