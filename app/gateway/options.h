// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "gateway/gatewayserver.h"

#include <QString>
#include <QStringList>

namespace runglass::app {

/// What the command line asks for.
struct Parsed
{
    enum class Outcome { Serve, Print, Failed, WrongUsage };

    Outcome outcome = Outcome::Serve;
    GatewayServer::Options options;
    QString text; ///< to print, or what is wrong
};

/// `environmentKey` is used when no key file is named. Reads the key file.
Parsed parseOptions(const QStringList &arguments, const QString &environmentKey);

} // namespace runglass::app
