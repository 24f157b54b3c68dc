// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/serviceclient.h"

#include "service/serviceaddress.h"

namespace runglass {

namespace {

QUrl urlOf(const QUrl &root, const ServiceCall &call)
{
    QByteArray path = root.path(QUrl::FullyEncoded).toLatin1();
    for (const QString &part : call.path) {
        // An id is one segment, whatever it holds; "." and ".." would be taken for folders.
        QByteArray segment = QUrl::toPercentEncoding(part);
        if (part == QLatin1String(".") || part == QLatin1String(".."))
            segment.replace('.', "%2E");
        path += '/' + segment;
    }
    QByteArray query;
    for (const auto &[name, value] : call.query) {
        query += query.isEmpty() ? "" : "&";
        query += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    QUrl url = root;
    url.setPath(QString::fromLatin1(path), QUrl::StrictMode);
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

} // namespace

QString ServiceCall::where() const
{
    return QStringLiteral("GET /") + path.join(QLatin1Char('/'));
}

ServiceClient::ServiceClient(ServiceEndpoint endpoint, SyncTuning tuning)
    : m_endpoint(std::move(endpoint))
    , m_tuning(std::move(tuning))
{
    m_network.setAutoDeleteReplies(false);
}

std::unique_ptr<ServiceRequest> ServiceClient::get(const ServiceCall &call, ServiceRequest::Done done)
{
    const Result<QUrl> root = ServiceAddress::root(m_endpoint.url);
    if (!root)
        return std::make_unique<ServiceRequest>(ServiceError{ServiceError::Kind::Nonsense, root.error(), {}},
                                                std::move(done));
    if (const Result<void> fits = ServiceAddress::checkKey(m_endpoint.key); !fits)
        return std::make_unique<ServiceRequest>(
            ServiceError{ServiceError::Kind::KeyRefused, fits.error(), {}}, std::move(done));

    QNetworkRequest request(urlOf(*root, call));
    request.setRawHeader("accept", "application/json, application/problem+json");
    request.setRawHeader("user-agent", "Runglass");
    if (!m_endpoint.key.isEmpty())
        request.setRawHeader("x-api-key", m_endpoint.key.reveal());
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    ServiceRequest::Limits limits{call.sizeCap > 0 ? call.sizeCap : m_tuning.sizeCap,
                                  m_tuning.idleTimeout + call.held, m_tuning.totalTimeout + call.held,
                                  m_tuning.wallClock};
    return std::make_unique<ServiceRequest>(m_network, request, std::move(limits), std::move(done));
}

} // namespace runglass
