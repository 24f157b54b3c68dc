// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "support/fakeservice.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

// QSslServer is Qt 6.4's; a QTcpServer that wraps each connection does the same everywhere.
#include <QSslSocket>

namespace runglass::test {

namespace {

class TlsServer : public QTcpServer
{
public:
    explicit TlsServer(const QSslConfiguration &configuration)
        : m_configuration(configuration)
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSslConfiguration(m_configuration);
        socket->setSocketDescriptor(descriptor);
        socket->startServerEncryption();
        addPendingConnection(socket);
    }

private:
    QSslConfiguration m_configuration;
};

FakeRequest parseHead(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    const QUrl url = QUrl::fromEncoded(words.value(1));
    FakeRequest request;
    request.path = url.path();
    if (request.path.startsWith(FakeService::basePath))
        request.path.remove(0, FakeService::basePath.size());
    request.query = QUrlQuery(url);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    return request;
}

} // namespace

FakeService::FakeService(Handler handler, const QSslConfiguration *tls)
    : m_handler(std::move(handler))
    , m_server(tls ? std::make_unique<TlsServer>(*tls) : std::make_unique<QTcpServer>())
    , m_tls(tls != nullptr)
{
    connect(m_server.get(), &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    listen();
}

bool FakeService::listen()
{
    const bool ok = m_server->listen(QHostAddress::LocalHost, m_port);
    m_port = ok ? m_server->serverPort() : m_port;
    return ok;
}

void FakeService::close()
{
    m_server->close();
    for (QTcpSocket *socket : m_server->findChildren<QTcpSocket *>())
        socket->abort();
}

QUrl FakeService::url() const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2")
                    .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(m_port));
}

void FakeService::drip(QTcpSocket *socket, const QByteArray &body)
{
    constexpr int every = 20; // ms
    auto *timer = new QTimer(socket);
    QObject::connect(timer, &QTimer::timeout, socket, [socket, body, at = qsizetype(0)]() mutable {
        if (at < body.size())
            socket->write(body.constData() + at++, 1);
        else
            socket->disconnectFromHost();
    });
    timer->start(every);
}

void FakeService::serve(QTcpSocket *socket)
{
    QByteArray head = socket->property("head").toByteArray() + socket->readAll();
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0) {
        socket->setProperty("head", head);
        return;
    }
    socket->setProperty("head", QByteArray());
    m_requests.append(parseHead(head.left(end)));
    const FakeAnswer answer = m_handler(m_requests.last());
    if (answer.silent) {
        connect(socket, &QTcpSocket::disconnected, this,
                [this, path = m_requests.last().path] { m_abandoned.append(path); });
        return;
    }
    if (answer.hangUp)
        return socket->abort();
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(answer.status) + " Fake\r\nContent-Type: " + answer.contentType +
        "\r\nContent-Length: " +
        QByteArray::number(answer.announcedLength >= 0 ? answer.announcedLength : answer.body.size()) +
        "\r\nConnection: close\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    if (answer.drips) {
        socket->write(bytes + "\r\n");
        return drip(socket, answer.body);
    }
    bytes += "\r\n" + (answer.cutAfter >= 0 ? answer.body.left(answer.cutAfter) : answer.body);
    socket->write(bytes);
    socket->disconnectFromHost();
}

} // namespace runglass::test
