// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/gatewayserver.h"

#include "gateway/api.h"
#include "gateway/demo/demoteam.h"
#include "gateway/httpserver.h"
#include "gateway/intake.h"
#include "gateway/listenaddress.h"
#include "gateway/store.h"

#include <QCoreApplication>

namespace runglass {

class GatewayServer::Private
{
public:
    explicit Private(Options wanted)
        : options(std::move(wanted))
    {
    }

    Options options;
    // In the order they depend on each other.
    std::unique_ptr<gateway::Store> store;
    std::unique_ptr<gateway::Api> api;
    std::unique_ptr<gateway::Intake> intake;
    std::unique_ptr<gateway::DemoTeam> demo;
    std::unique_ptr<gateway::HttpServer> http;
};

GatewayServer::GatewayServer(Options options)
    : d(new Private(std::move(options)))
{
}

GatewayServer::~GatewayServer()
{
    stop();
}

Result<void> GatewayServer::start()
{
    stop();
    if (d->options.key.isEmpty() && !gateway::isLoopback(d->options.address)) {
        return UserError{
            QCoreApplication::translate("Gateway", "The gateway won't listen on %1 without an API key.")
                .arg(QString::fromStdString(d->options.address)),
            QCoreApplication::translate("Gateway", "Anyone who reaches this address could read every run."),
            QCoreApplication::translate("Gateway",
                                        "Set a key with --api-key-file or RUNGLASS_API_KEY, or listen on "
                                        "127.0.0.1.")};
    }
    auto opened = gateway::Store::open(d->options.databaseFile);
    if (!opened)
        return opened.error();
    d->store = std::move(opened).value();
    d->api = std::make_unique<gateway::Api>(*d->store, d->options.limits);
    d->intake = std::make_unique<gateway::Intake>(*d->store);
    d->http = std::make_unique<gateway::HttpServer>(*d->api, *d->intake, d->options.key, d->options.limits);
    if (d->options.demo) {
        d->demo = std::make_unique<gateway::DemoTeam>(*d->store, *d->options.demo);
        if (const auto made = d->demo->makeHistory(); !made) {
            stop();
            return made.error();
        }
    }
    if (const auto listening = d->http->start(d->options.address, d->options.port); !listening) {
        stop();
        return listening.error();
    }
    if (d->demo)
        d->demo->startLive();
    return {};
}

void GatewayServer::stop()
{
    if (d->store)
        d->store->changes().close();
    if (d->demo)
        d->demo->stop();
    if (d->http)
        d->http->stop();
    d->http.reset();
    d->demo.reset();
    d->intake.reset();
    d->api.reset();
    d->store.reset();
}

int GatewayServer::port() const
{
    return d->http ? d->http->port() : d->options.port;
}

} // namespace runglass
