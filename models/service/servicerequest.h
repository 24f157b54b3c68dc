// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "service/answerreader.h"
#include "service/pageparser.h"
#include "service/serviceerror.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QSslError>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <variant>

namespace runglass {

/// A good answer: status 200 and, as far as can be told without parsing, JSON.
struct ServiceAnswer
{
    Body body;
    std::optional<Micros> serviceTime; ///< its Date header, whole seconds
};

using ServiceOutcome = std::variant<ServiceAnswer, ServiceError>;

/// One GET under way. Destroying it ends it, without an answer.
class ServiceRequest : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(ServiceOutcome)>;
    struct Limits
    {
        std::int64_t sizeCap = 0; ///< bytes, decompressed
        std::chrono::milliseconds idle{0};
        std::chrono::milliseconds total{0};
        std::function<Micros()> wallClock;
    };

    /// `done` is called once, never from within the constructor, and may destroy this.
    ServiceRequest(QNetworkAccessManager &network, const QNetworkRequest &request, Limits limits, Done done);
    /// One that fails with `error` as soon as the event loop runs.
    ServiceRequest(ServiceError error, Done done);
    ~ServiceRequest() override;

private:
    void send(const QNetworkRequest &request);
    void dropReply();
    void receive();
    void readAll();
    void finish(ServiceOutcome outcome);
    bool followRedirect();
    ServiceOutcome outcome();
    ServiceError transportError() const;
    ServiceError certificateError() const;
    ServiceError tooLarge() const;

    QNetworkAccessManager *m_network = nullptr;
    QNetworkRequest m_request;
    Limits m_limits;
    Done m_done;
    QNetworkReply *m_reply = nullptr;
    QTimer m_deadline;
    Body m_body;
    QList<QSslError> m_sslErrors;
    int m_redirects = 0;
    bool m_late = false;
};

} // namespace runglass
