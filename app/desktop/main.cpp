// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commandline.h"
#include "desktop.h"
#include "domain/time.h"
#include "earlystart.h"
#include "links/linkchannel.h"

#include <QApplication>

#include <cstdio>

using namespace runglass;

namespace {

int wrongUsage(const UserError &error)
{
    std::fprintf(stderr, "runglass: %s\n", qUtf8Printable(error.oneLine()));
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    const Micros start = nowMicros();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto line = CommandLine::parse(arguments);
    if (!line)
        return wrongUsage(line.error());
    if (line->help) {
        std::fputs(qUtf8Printable(CommandLine::usage()), stdout);
        return 0;
    }
    if (line->version) {
        std::puts("runglass " RUNGLASS_VERSION);
        return 0;
    }
    // No child needs to know it.
    const SecretKey environmentKey(qgetenv("RUNGLASS_API_KEY"));
    qunsetenv("RUNGLASS_API_KEY");

    if (line->link) {
        const QCoreApplication briefly(argc, argv);
        if (LinkChannel::handOver(LinkChannel::nameFor(Places::standard()), *line->link,
                                  qgetenv("XDG_ACTIVATION_TOKEN")))
            return 0;
    }
    EarlyStart early(*line, environmentKey);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("runglass"));
    QApplication::setApplicationDisplayName(QStringLiteral("Runglass"));
    QApplication::setApplicationVersion(QStringLiteral(RUNGLASS_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.runglass.Runglass"));
    Desktop desktop(application, early, *line, environmentKey, start);
    if (const auto started = desktop.start(); !started) {
        std::fprintf(stderr, "runglass: %s\n", qUtf8Printable(started.error().oneLine()));
        return 1;
    }
    return QApplication::exec();
}
