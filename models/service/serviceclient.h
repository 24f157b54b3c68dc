// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "service/endpoint.h"
#include "service/servicerequest.h"
#include "service/synctuning.h"

#include <QNetworkAccessManager>
#include <QString>
#include <QStringList>
#include <QUrlQuery>

#include <cstdint>
#include <memory>

namespace runglass {

/// A call of the API: the path's parts after the base path, unescaped, and the query.
struct ServiceCall
{
    QStringList path;
    QList<QPair<QString, QString>> query;
    std::chrono::milliseconds held{0}; ///< how long the service may hold the answer back
    std::int64_t sizeCap = 0;          ///< bytes, decompressed; 0: what the tuning says

    /// "GET /scripts/{id}/logs": for reports, without query and key.
    QString where() const;
};

/// Asks one service. One thread, with an event loop; nothing blocks.
class ServiceClient
{
public:
    ServiceClient(ServiceEndpoint endpoint, SyncTuning tuning);

    void setKey(const SecretKey &key) { m_endpoint.key = key; }
    /// `done` is called once unless the request is destroyed first, never from within get().
    [[nodiscard]] std::unique_ptr<ServiceRequest> get(const ServiceCall &call, ServiceRequest::Done done);

private:
    ServiceEndpoint m_endpoint;
    SyncTuning m_tuning;
    QNetworkAccessManager m_network;
};

} // namespace runglass
