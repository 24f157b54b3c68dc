// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/mainmenu.h"

#include "settings/profilestore.h"
#include "workspace/workspacetarget.h"

#include <QActionGroup>
#include <QKeySequence>

namespace runglass {

namespace {

/// An ampersand in a name is no mnemonic.
QString menuText(QString name)
{
    return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

MainMenu::MainMenu(ProfileStore &profiles, QWidget *parent)
    : QMenu(parent)
    , m_profiles(profiles)
    , m_connections(addMenu(tr("&Connections")))
{
    auto *preferences = addAction(tr("&Settings…"), this, &MainMenu::preferencesRequested);
    preferences->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    m_problems = addAction(tr("S&kipped Records…"), this, &MainMenu::problemsRequested);
    addSeparator();
    addAction(tr("&About Runglass"), this, &MainMenu::aboutRequested);
    auto *quit = addAction(tr("&Quit"), this, &MainMenu::quitRequested);
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    m_connections->setObjectName(QStringLiteral("connections"));
    connect(m_connections, &QMenu::aboutToShow, this, &MainMenu::fillConnections);
    setCurrent({}, false);
}

void MainMenu::setCurrent(const QString &profileId, bool hasCache)
{
    m_current = profileId;
    m_problems->setEnabled(hasCache);
    fillConnections();
}

void MainMenu::fillConnections()
{
    m_connections->clear();
    auto *group = new QActionGroup(m_connections);
    const auto add = [this, group](const QString &id, const QString &name) {
        auto *action =
            m_connections->addAction(menuText(name), this, [this, id] { Q_EMIT profileChosen(id); });
        action->setCheckable(true);
        action->setChecked(id == m_current);
        group->addAction(action);
    };
    for (const Profile &profile : m_profiles.profiles())
        add(profile.id, profile.name);
    add(WorkspaceTarget::demoId(), tr("Demo"));
    m_connections->addSeparator();
    m_connections->addAction(tr("&New Connection…"), this, &MainMenu::newConnectionRequested);
    auto *key =
        m_connections->addAction(tr("Change &Key…"), this, [this] { Q_EMIT keyChangeRequested(m_current); });
    key->setEnabled(m_profiles.find(m_current).has_value());
    m_connections->addAction(tr("&Manage…"), this, &MainMenu::connectionsRequested);
}

} // namespace runglass
