// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/windowcommands.h"

#include "commands/commandpalette.h"
#include "commands/commandsprovider.h"
#include "commands/keysoverlay.h"
#include "commands/scriptsprovider.h"
#include "commands/tablecommands.h"
#include "common/recordtable.h"
#include "main/mainmenu.h"
#include "monitor/comparecontrols.h"
#include "monitor/linkcontrols.h"
#include "monitor/monitorpalette.h"
#include "monitor/monitorview.h"

namespace runglass {

WindowCommands::WindowCommands(Settings &settings, QWidget *window)
    : QObject(window)
    , m_keys(settings)
    , m_registry(m_keys)
    , m_palette(new CommandPalette(window))
    , m_overlay(new KeysOverlay(m_registry, window))
{
    m_palette->addProvider(new CommandsProvider(m_registry, this));
    connect(m_overlay, &KeysOverlay::changeRequested, this, &WindowCommands::keySettingsRequested);
}

void WindowCommands::handleMenu(MainMenu &menu)
{
    const QList<CommandId> ids = menu.commands();
    for (const CommandId id : ids)
        m_registry.handle(id, menu.action(id));
    auto *window = qobject_cast<QWidget *>(parent());
    m_registry.handle(CommandId::NewConnection, window, [&menu] { Q_EMIT menu.newConnectionRequested(); });
    m_registry.handle(CommandId::ManageConnections, window, [&menu] { Q_EMIT menu.connectionsRequested(); });
}

void WindowCommands::handleMonitor(MonitorView &monitor)
{
    for (RecordTable *table : monitor.findChildren<RecordTable *>())
        handleTableCommands(m_registry, *table);
    monitor.handleCommands(m_registry);
    auto *scripts = new ScriptsProvider(monitor.session().scripts(), &monitor);
    connect(scripts, &ScriptsProvider::chosen, &monitor.session(), &MonitorSession::setScript);
    m_palette->addProvider(scripts);
    m_palette->addProvider(&monitor.paletteEntries());
}

void WindowCommands::togglePalette()
{
    if (m_palette->isVisible())
        return m_palette->dismiss();
    m_overlay->dismiss();
    m_palette->open();
}

void WindowCommands::toggleKeys()
{
    if (m_overlay->isVisible())
        return m_overlay->dismiss();
    m_palette->dismiss();
    m_overlay->open();
}

} // namespace runglass
