// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "domain/secretkey.h"
#include "domain/time.h"
#include "gateway/limits.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace runglass {

/// The simulated team of --demo. The runs of an hour are a pure function of seed, script and hour: the same
/// seed makes the same history, and what is live today is history tomorrow.
struct DemoOptions
{
    std::uint64_t seed = 1;
    int days = 30;                 ///< of history, ending at `now`
    std::optional<Micros> now;     ///< fixed for tests; else the wall clock
    double liveRunsPerMinute = 20; ///< on top of the rhythm, while serving; 0 switches live runs off
};

/// The service side: keeps what telemetry tells it in a database of its own and serves the monitoring API.
///
/// start() and stop() may be called from any thread, one at a time. Serving happens on threads of its own
/// (std::thread); no Qt event loop is needed.
class GatewayServer
{
public:
    struct Options
    {
        std::string address = "127.0.0.1";
        int port = 8420;      ///< 0: any free one, see port()
        QString databaseFile; ///< made when missing, 0600
        SecretKey key;        ///< empty: no key is asked for (only sensible on a loopback address)
        std::optional<DemoOptions> demo;
        gateway::Limits limits;
    };

    explicit GatewayServer(Options options);
    ~GatewayServer(); ///< stops

    /// Opens the database, makes the demo history if one is wanted and missing, listens. Serving when it
    /// returns.
    Result<void> start();
    /// Wakes waiting requests, lets those under way end, closes. Idempotent.
    void stop();

    int port() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace runglass
