// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>

namespace runglass::test {

/// What a FakeService sends: exactly these bytes, however wrong.
struct FakeAnswer
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers = {};
    qint64 announcedLength = -1; ///< Content-Length; -1: the true one
    qsizetype cutAfter = -1;     ///< closes after so many bytes of the body
    bool drips = false;          ///< a byte of the body every few milliseconds
    bool silent = false;         ///< never answers
    bool hangUp = false;         ///< closes without a word
};

struct FakeRequest
{
    QString path; ///< after the API's base path
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
};

/// An HTTP server in the test's own thread that answers what the test says, and remembers what it was asked.
class FakeService : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<FakeAnswer(const FakeRequest &)>;

    /// With `tls`, https with its certificate.
    explicit FakeService(Handler handler, const QSslConfiguration *tls = nullptr);

    QUrl url() const;
    /// Closes the port and all connections; listen() opens the same one again.
    void close();
    bool listen();

    void setHandler(Handler handler) { m_handler = std::move(handler); }
    const QList<FakeRequest> &requests() const { return m_requests; }
    /// Paths of the requests that were never answered and whose clients have gone.
    const QStringList &abandoned() const { return m_abandoned; }

    static inline const QString basePath = QStringLiteral("/api/public/monitoring/v1");

private:
    void serve(QTcpSocket *socket);
    static void drip(QTcpSocket *socket, const QByteArray &body);

    Handler m_handler;
    QStringList m_abandoned; // before the server: its sockets still tell when it goes
    std::unique_ptr<QTcpServer> m_server;
    bool m_tls = false;
    quint16 m_port = 0;
    QList<FakeRequest> m_requests;
};

} // namespace runglass::test
