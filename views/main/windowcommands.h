// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/commandregistry.h"
#include "commands/keymap.h"

#include <QObject>

namespace runglass {

class CommandPalette;
class KeysOverlay;
class MainMenu;
class MonitorView;
class Settings;

/// The commands of one window: their keys, who carries them out, the palette and the list of all keys.
class WindowCommands : public QObject
{
    Q_OBJECT

public:
    /// `settings` must outlive it; belongs to `window`.
    WindowCommands(Settings &settings, QWidget *window);

    CommandRegistry &registry() { return m_registry; }
    /// The menu's entries get the keys of their commands.
    void handleMenu(MainMenu &menu);
    /// What tables and the view around them do, and the scripts to choose from; as long as the view lives.
    void handleMonitor(MonitorView &monitor);

    /// Opens it, or closes it when it is open.
    void togglePalette();
    void toggleKeys();

Q_SIGNALS:
    /// The user wants to change keys.
    void keySettingsRequested();

private:
    KeyMap m_keys;
    CommandRegistry m_registry;
    CommandPalette *m_palette;
    KeysOverlay *m_overlay;
};

} // namespace runglass
