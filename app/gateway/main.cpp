// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "options.h"

#include "gateway/gatewayserver.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

namespace {

using namespace runglass;

void print(std::FILE *stream, const QString &line)
{
    std::fputs(line.toUtf8().constData(), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

int serve(const GatewayServer::Options &options, const sigset_t &endSignals)
{
    GatewayServer server(options);
    if (const auto started = server.start(); !started) {
        print(stderr, QStringLiteral("runglass-gateway: ") + started.error().oneLine());
        return 1;
    }
    const QString address = QString::fromStdString(options.address);
    print(stdout,
          QCoreApplication::translate("Gateway", "runglass-gateway: serving http://%1:%2%3 (end with Ctrl+C)")
              .arg(address.contains(u':') ? u'[' + address + u']' : address)
              .arg(server.port())
              .arg(QStringLiteral("/api/public/monitoring/v1")));
    int signal = 0;
    sigwait(&endSignals, &signal);
    server.stop();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    // Every thread inherits this, so that the signals wait for sigwait() and interrupt nothing.
    sigset_t endSignals;
    sigemptyset(&endSignals);
    sigaddset(&endSignals, SIGTERM);
    sigaddset(&endSignals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &endSignals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("runglass"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RUNGLASS_VERSION));

    const app::Parsed parsed =
        app::parseOptions(QCoreApplication::arguments(), qEnvironmentVariable("RUNGLASS_API_KEY"));
    // What children would inherit and /proc would show.
    qunsetenv("RUNGLASS_API_KEY");
    switch (parsed.outcome) {
    case app::Parsed::Outcome::Serve:
        return serve(parsed.options, endSignals);
    case app::Parsed::Outcome::Print:
        print(stdout, parsed.text);
        return 0;
    case app::Parsed::Outcome::Failed:
        print(stderr, QStringLiteral("runglass-gateway: ") + parsed.text);
        return 1;
    case app::Parsed::Outcome::WrongUsage:
        print(stderr, QStringLiteral("runglass-gateway: ") + parsed.text);
        return 2;
    }
    return 2;
}
