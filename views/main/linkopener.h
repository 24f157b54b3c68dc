// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "links/link.h"

#include <QObject>

#include <optional>

namespace runglass {

class ConnectionKeeper;
class LinkControls;
class ProfileStore;
class Session;

/// Follows links from outside: opens the connection a link belongs to, if the user has one, and has the
/// monitor show what it leads to. A link never makes a connection: it comes from a stranger.
class LinkOpener : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Parts
    {
        const ProfileStore &profiles;
        Session &session;
        ConnectionKeeper &keeper;
    };

    explicit LinkOpener(const Parts &parts, QObject *parent = nullptr);

    /// `text` as it came.
    void open(const QString &text);
    /// The monitor of what is open; null when there is none (any more).
    void setMonitor(LinkControls *monitor);

Q_SIGNALS:
    void failed(const runglass::UserError &error);

private:
    /// The id of the connection a link belongs to; nothing: the user has none.
    std::optional<QString> connectionOf(const Link &link) const;

    const Parts m_parts;
    LinkControls *m_monitor = nullptr;
    std::optional<Link> m_link; ///< waits for its connection to be open
    QString m_connection;       ///< that of m_link
};

} // namespace runglass
