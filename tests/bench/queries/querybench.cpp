// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Takes the figures of the log queries on a cache file of any size: querybench FILE [REPEATS]

#include "measure/queries.h"
#include "measure/report.h"

#include <QCoreApplication>

#include <cstdio>

using namespace runglass::bench;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: querybench FILE [REPEATS]\n", stderr);
        return 2;
    }
    Setting setting;
    if (arguments.size() > 2)
        setting.repeats = arguments.at(2).toInt();
    std::fputs(asTable(measureLogQueries(setting, arguments.at(1))).constData(), stdout);
    return 0;
}
