// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/mainmenu.h"

#include "settings/profilestore.h"
#include "workspace/workspacetarget.h"

#include <QActionGroup>

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
    , m_recent(new QMenu(tr("Open &Recent"), this))
{
    const auto add = [this](CommandId id, const QString &text, void (MainMenu::*requested)()) {
        m_actions.insert(id, addAction(text, this, requested));
    };
    add(CommandId::OpenFiles, tr("&Open Files…"), &MainMenu::openFilesRequested);
    addMenu(m_recent);
    add(CommandId::OpenedFiles, tr("Opened &Files…"), &MainMenu::openedFilesRequested);
    add(CommandId::ShareBundle, tr("S&hare as Bundle…"), &MainMenu::shareRequested);
    addSeparator();
    add(CommandId::Settings, tr("&Settings…"), &MainMenu::preferencesRequested);
    add(CommandId::SkippedRecords, tr("S&kipped Records…"), &MainMenu::problemsRequested);
    addSeparator();
    add(CommandId::OpenPalette, tr("Command &Palette…"), &MainMenu::paletteRequested);
    add(CommandId::ShowKeys, tr("All Ke&ys"), &MainMenu::keysRequested);
    add(CommandId::About, tr("&About Runglass"), &MainMenu::aboutRequested);
    addSeparator();
    add(CommandId::Quit, tr("&Quit"), &MainMenu::quitRequested);
    m_connections->setObjectName(QStringLiteral("connections"));
    m_recent->setObjectName(QStringLiteral("recentFiles"));
    connect(m_connections, &QMenu::aboutToShow, this, &MainMenu::fillConnections);
    setCurrent({}, false);
    setImported(false);
}

void MainMenu::setImported(bool imported)
{
    action(CommandId::OpenedFiles)->setEnabled(imported);
    action(CommandId::SkippedRecords)->setVisible(!imported);
}

void MainMenu::setCurrent(const QString &profileId, bool hasCache)
{
    m_current = profileId;
    action(CommandId::SkippedRecords)->setEnabled(hasCache);
    action(CommandId::ShareBundle)->setEnabled(hasCache);
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
