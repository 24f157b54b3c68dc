// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QObject>
#include <QString>

class QLocalSocket;

namespace runglass {

struct Places;

/// How a link finds the window that is open already: a local socket that only this user may use.
///
/// The first desktop that runs listens; a later one that was started with a link hands it over and ends. What
/// comes in is text by a stranger, to be read by parseLink(). GUI thread, nothing waits but handOver().
class LinkChannel : public QObject
{
    Q_OBJECT

public:
    explicit LinkChannel(QString name, QObject *parent = nullptr);

    /// The name of the socket for desktops that share these places; below the user's runtime folder.
    static QString nameFor(const Places &places);

    /// False: another desktop listens, or the socket can't be made. Then links open windows of their own.
    bool listen();

    /// Gives a link to the desktop that listens, if one does and says it has it. Before there is a window:
    /// waits, two seconds at most. `activationToken`: by which the desktop may bring its window to the front
    /// (XDG_ACTIVATION_TOKEN); may be empty.
    static bool handOver(const QString &name, const QString &link, const QByteArray &activationToken);

Q_SIGNALS:
    void linkArrived(const QString &link, const QByteArray &activationToken);

private:
    void accept();
    void read(QLocalSocket &socket);

    const QString m_name;
    QLocalServer m_server;
};

} // namespace runglass
