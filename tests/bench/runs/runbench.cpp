// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// The figures of runs alone, without building the programs: runbench FOLDER [quick]

#include "measure/report.h"
#include "measure/runqueries.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: runbench FOLDER [quick]\n", stderr);
        return 2;
    }
    runglass::bench::Setting setting;
    setting.scratch = arguments[1];
    setting.quick = arguments.size() > 2;
    std::fputs(runglass::bench::asTable(runglass::bench::measureRunQueries(setting)).constData(), stdout);
    return 0;
}
