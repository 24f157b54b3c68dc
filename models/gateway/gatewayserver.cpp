// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/gatewayserver.h"

namespace runglass {

class GatewayServer::Private
{
public:
    Options options;
};

GatewayServer::GatewayServer(Options options)
    : d(new Private{std::move(options)})
{
}

GatewayServer::~GatewayServer() = default;

Result<void> GatewayServer::start()
{
    return UserError{QStringLiteral("The gateway is not built yet."), {}, {}};
}

void GatewayServer::stop() {}

int GatewayServer::port() const
{
    return d->options.port;
}

} // namespace runglass
