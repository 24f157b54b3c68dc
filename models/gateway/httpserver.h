// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "domain/secretkey.h"
#include "gateway/api.h"
#include "gateway/intake.h"
#include "gateway/limits.h"

#include <QString>

#include <memory>

namespace runglass::gateway {

/// HTTP around the API and the intake: connections, keys, limits, compression and errors. Serves on threads
/// of its own.
class HttpServer
{
public:
    /// No key: none is asked for.
    HttpServer(Api &api, Intake &intake, SecretKey key, const Limits &limits);
    ~HttpServer(); ///< stops

    /// Binds and begins to serve. `port` 0: any free one.
    Result<void> start(const std::string &address, int port);
    /// Lets requests under way end, closes idle connections, joins. Idempotent.
    void stop();
    int port() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace runglass::gateway
