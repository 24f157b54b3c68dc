// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/linkopener.h"

#include "main/connectionkeeper.h"
#include "monitor/linkcontrols.h"
#include "settings/profilestore.h"
#include "workspace/session.h"

#include <utility>

namespace runglass {

LinkOpener::LinkOpener(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
}

std::optional<QString> LinkOpener::connectionOf(const Link &link) const
{
    const WorkspaceTarget &shown = m_parts.session.target();
    if (link.service.isEmpty() || link.service == shown.serviceInLinks())
        return shown.id;
    if (link.service == Link::demoService())
        return WorkspaceTarget::demoId();
    const auto profile = m_parts.profiles.findByUrl(QUrl(link.service));
    return profile ? std::optional(profile->id) : std::nullopt;
}

void LinkOpener::open(const QString &text)
{
    const auto link = parseLink(text);
    if (!link) {
        Q_EMIT failed(link.error());
        return;
    }
    const auto connection = connectionOf(*link);
    if (!connection) {
        Q_EMIT failed({tr("The link leads to a service you have no connection to."),
                       tr("It is %1.").arg(link->service),
                       tr("If you trust it, make a connection to it, then open the link again.")});
        return;
    }
    if (connection->isEmpty()) {
        Q_EMIT failed({tr("The link does not say to which service it leads."),
                       tr("It was copied from files."),
                       tr("Open the same files, then open the link again.")});
        return;
    }
    m_link = *link;
    m_connection = *connection;
    if (m_connection != m_parts.session.target().id)
        m_parts.keeper.open(m_connection);
    else if (m_monitor)
        setMonitor(m_monitor);
}

void LinkOpener::setMonitor(LinkControls *monitor)
{
    m_monitor = monitor;
    if (!monitor || !m_link)
        return;
    const Link link = *std::exchange(m_link, std::nullopt);
    // The user went elsewhere meanwhile.
    if (m_connection == m_parts.session.target().id)
        monitor->follow(link);
}

} // namespace runglass
