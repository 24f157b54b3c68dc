// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/servicerequest.h"

#include "service/httpdate.h"

#include <simdjson.h>

#include <QSslCertificate>

#include <utility>

namespace runglass {

namespace {

constexpr int mostRedirects = 5;

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

QString placeOf(const QUrl &url)
{
    return url.host() + QLatin1Char(':') +
           QString::number(url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
}

} // namespace

ServiceRequest::ServiceRequest(QNetworkAccessManager &network, const QNetworkRequest &request, Limits limits,
                               Done done)
    : m_network(&network)
    , m_request(request)
    , m_limits(std::move(limits))
    , m_done(std::move(done))
{
    // The key is only ever sent to the origin the user named: redirects are followed by hand.
    m_request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // Our own cap counts decompressed bytes; Qt's ratio check refuses well compressed honest answers.
    m_request.setDecompressedSafetyCheckThreshold(-1);
    m_request.setTransferTimeout(static_cast<int>(m_limits.idle.count()));
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_late = true;
        if (m_reply)
            m_reply->abort();
    });
    m_deadline.start(m_limits.total);
    send(m_request);
}

ServiceRequest::ServiceRequest(ServiceError error, Done done)
    : m_done(std::move(done))
{
    QMetaObject::invokeMethod(
        this, [this, error = std::move(error)] { finish(error); }, Qt::QueuedConnection);
}

ServiceRequest::~ServiceRequest()
{
    dropReply();
}

void ServiceRequest::dropReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void ServiceRequest::send(const QNetworkRequest &request)
{
    m_body = std::make_shared<std::string>();
    m_reply = m_network->get(request);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    connect(m_reply, &QNetworkReply::readyRead, this, &ServiceRequest::receive);
    connect(m_reply, &QNetworkReply::finished, this, [this] {
        readAll();
        if (!followRedirect())
            finish(outcome());
    });
}

void ServiceRequest::receive()
{
    readAll();
    if (static_cast<std::int64_t>(m_body->size()) > m_limits.sizeCap)
        finish(tooLarge());
}

void ServiceRequest::readAll()
{
    std::string &body = *m_body;
    while (m_reply->bytesAvailable() > 0 && static_cast<std::int64_t>(body.size()) <= m_limits.sizeCap) {
        const std::size_t had = body.size();
        const qint64 room = std::min<qint64>(m_reply->bytesAvailable(), m_limits.sizeCap + 1 - qint64(had));
        if (body.capacity() < had + static_cast<std::size_t>(room) + simdjson::SIMDJSON_PADDING)
            body.reserve(2 * had + static_cast<std::size_t>(room) + simdjson::SIMDJSON_PADDING);
        body.resize(had + static_cast<std::size_t>(room));
        const qint64 got = m_reply->read(body.data() + had, room);
        body.resize(had + static_cast<std::size_t>(std::max<qint64>(got, 0)));
        if (got <= 0)
            return;
    }
}

bool ServiceRequest::followRedirect()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 300 || status >= 400 || m_redirects >= mostRedirects)
        return false;
    const QByteArray location = m_reply->rawHeader("location");
    const QUrl target = m_reply->url().resolved(QUrl(QString::fromUtf8(location)));
    if (location.isEmpty() || !target.isValid() || !sameOrigin(target, m_request.url()))
        return false;
    ++m_redirects;
    dropReply();
    QNetworkRequest next = m_request;
    next.setUrl(target);
    send(next);
    return true;
}

void ServiceRequest::finish(ServiceOutcome outcome)
{
    m_deadline.stop();
    dropReply();
    // The last thing done here: the receiver may destroy this.
    const Done done = std::exchange(m_done, {});
    if (done)
        done(std::move(outcome));
}

ServiceOutcome ServiceRequest::outcome()
{
    if (static_cast<std::int64_t>(m_body->size()) > m_limits.sizeCap)
        return tooLarge();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool whole = m_reply->error() == QNetworkReply::NoError;
    if (!whole && status < 300)
        return transportError();

    const AnswerReader::Head head{status, m_reply->rawHeader("content-type"),
                                  m_reply->rawHeader("retry-after"), m_reply->rawHeader("location")};
    if (std::optional<ServiceError> fault =
            AnswerReader::fault(head, *m_body, m_reply->url(), m_limits.wallClock()))
        return *fault;
    return ServiceAnswer{m_body, parseHttpDate(m_reply->rawHeader("date"))};
}

ServiceError ServiceRequest::transportError() const
{
    const QString place = placeOf(m_reply->url());
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    ServiceError error;
    error.error.help = tr("Check the address and your connection; it is tried again by itself.");
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return certificateError();
    case QNetworkReply::OperationCanceledError:
        error.kind = ServiceError::Kind::Unreachable;
        error.error.message = tr("The service does not answer.");
        error.error.reason = m_late ? tr("%1 did not finish an answer within %2 seconds.")
                                          .arg(place)
                                          .arg(double(m_limits.total.count()) / 1000.0)
                                    : tr("Nothing came from %1 for %2 seconds.")
                                          .arg(place)
                                          .arg(double(m_limits.idle.count()) / 1000.0);
        return error;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        error.kind = ServiceError::Kind::Nonsense;
        error.error.message = tr("What answers is not the monitoring service.");
        error.error.reason = tr("%1 does not speak HTTP: %2.").arg(place, m_reply->errorString());
        error.error.help = tr("Check the address and the port in it.");
        return error;
    default:
        break;
    }
    if (status != 0) {
        error.kind = ServiceError::Kind::CutOff;
        error.error.message = tr("An answer of the service was cut off.");
        error.error.reason = tr("%1: %2.").arg(place, m_reply->errorString());
        return error;
    }
    error.kind = ServiceError::Kind::Unreachable;
    error.error.message = tr("The service can't be reached.");
    error.error.reason = tr("%1: %2.").arg(place, m_reply->errorString());
    return error;
}

ServiceError ServiceRequest::certificateError() const
{
    ServiceError error;
    error.kind = ServiceError::Kind::Certificate;
    error.error.message = tr("The service can't be trusted: its certificate doesn't verify.");
    QStringList reasons;
    for (const QSslError &problem : m_sslErrors) {
        if (!reasons.contains(problem.errorString()))
            reasons << problem.errorString();
    }
    if (reasons.isEmpty())
        reasons << m_reply->errorString();
    error.error.reason = tr("%1: %2").arg(placeOf(m_reply->url()), reasons.join(QStringLiteral("; ")));
    error.error.help =
        tr("Check the address and this computer's clock. If your organisation has a certificate authority of "
           "its own, have it installed on this computer; the key has not been sent.");
    return error;
}

ServiceError ServiceRequest::tooLarge() const
{
    ServiceError error;
    error.kind = ServiceError::Kind::TooLarge;
    error.error = {tr("An answer of the service is too large."),
                   tr("It has more than %1 MB.").arg(double(m_limits.sizeCap) / (1024.0 * 1024.0)),
                   tr("Less is asked for at a time.")};
    return error;
}

} // namespace runglass
