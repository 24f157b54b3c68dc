// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/demohistory.h"

#include "gateway/gatewayserver.h"
#include "measure/stopwatch.h"

#include <QFile>

namespace runglass::bench {

Figure measureDemoHistory(const Setting &setting)
{
    Figure figure{QStringLiteral("Demo history made (30 days)"), QStringLiteral("s"), {}, 2.0, {}, {}};
    for (int round = 0; round < setting.repeats; ++round) {
        GatewayServer::Options options;
        options.port = 0;
        options.databaseFile = setting.scratchFile(QStringLiteral("history-%1.db").arg(round));
        options.demo.emplace();
        GatewayServer server(options);
        const Stopwatch watch;
        const Result<void> started = server.start();
        if (!started) {
            figure.note = started.error().oneLine();
            return figure;
        }
        figure.samples.push_back(watch.seconds());
        server.stop();
        QFile::remove(options.databaseFile);
    }
    return figure;
}

} // namespace runglass::bench
