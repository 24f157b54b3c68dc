// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "service/endpoint.h"

#include <QCoreApplication>
#include <QUrl>

namespace runglass {

/// From what a user typed to what requests are made of.
class ServiceAddress
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ServiceAddress)

public:
    /// "/api/public/monitoring/v1"
    static QString basePath();

    /// The URL every path of the API is appended to, without a slash at its end. Only http and https; the
    /// base path is added when missing; user name, password, query and fragment are refused or dropped.
    static Result<QUrl> root(const QUrl &typed);

    /// A key that can stand in a header: visible ASCII. Empty is fine: a service may ask for none.
    static Result<void> checkKey(const SecretKey &key);
};

} // namespace runglass
