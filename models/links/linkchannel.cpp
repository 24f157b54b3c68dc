// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "links/linkchannel.h"

#include "settings/places.h"

#include <QCryptographicHash>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>
#include <utility>

namespace runglass {

using namespace std::chrono_literals;

namespace {

/// A message is the link, a line end, the token, a line end. Longer than the longest link, encoded.
constexpr qint64 largestMessage = 256 * 1024;
constexpr int lines = 2;
constexpr auto patience = 2000ms;
constexpr char taken[] = "taken\n";

QByteArray oneLine(QByteArray text)
{
    return text.replace('\n', ' ') + '\n';
}

} // namespace

LinkChannel::LinkChannel(QString name, QObject *parent)
    : QObject(parent)
    , m_name(std::move(name))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &LinkChannel::accept);
}

QString LinkChannel::nameFor(const Places &places)
{
    const QByteArray hash = QCryptographicHash::hash(places.config.toUtf8(), QCryptographicHash::Sha256);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) +
           QStringLiteral("/runglass-%1").arg(QString::fromLatin1(hash.toHex().left(16)));
}

bool LinkChannel::listen()
{
    // Asked first: QLocalServer would put its socket in the place of one that is in use.
    QLocalSocket probe;
    probe.connectToServer(m_name);
    if (probe.state() != QLocalSocket::UnconnectedState)
        return false;
    // A desktop that was killed leaves its socket behind; nobody answers there.
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

void LinkChannel::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(*socket); });
        // Whoever says nothing is not waited for.
        QTimer::singleShot(patience, socket, &QLocalSocket::abort);
        read(*socket);
    }
}

void LinkChannel::read(QLocalSocket &socket)
{
    if (socket.bytesAvailable() > largestMessage)
        return socket.abort();
    const QByteArray message = socket.peek(largestMessage);
    if (message.count('\n') < lines)
        return;
    socket.disconnect(this);
    const QList<QByteArray> parts = message.split('\n');
    socket.write(taken);
    socket.disconnectFromServer();
    Q_EMIT linkArrived(QString::fromUtf8(parts[0]), parts[1]);
}

bool LinkChannel::handOver(const QString &name, const QString &link, const QByteArray &activationToken)
{
    QLocalSocket socket;
    socket.connectToServer(name);
    const int wait = static_cast<int>(patience.count());
    if (!socket.waitForConnected(wait))
        return false;
    socket.write(oneLine(link.toUtf8()) + oneLine(activationToken));
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(wait))
            return false;
    }
    return socket.readLine() == taken;
}

} // namespace runglass
