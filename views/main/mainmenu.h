// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/command.h"

#include <QHash>
#include <QMenu>
#include <QString>

namespace runglass {

class ProfileStore;

/// The menu behind "⋯".
class MainMenu : public QMenu
{
    Q_OBJECT

public:
    /// `profiles` must outlive the menu.
    explicit MainMenu(ProfileStore &profiles, QWidget *parent = nullptr);

    /// What is open: the profile's id or the demo's, empty for none. `hasCache`: there may be skipped
    /// records.
    void setCurrent(const QString &profileId, bool hasCache);

    /// Filled by whoever knows them, when it is about to be shown.
    QMenu *recentFiles() const { return m_recent; }
    /// Whether what is open was made from files.
    void setImported(bool imported);

    /// Those with an entry of their own, which shows their keys.
    QList<CommandId> commands() const { return m_actions.keys(); }
    QAction *action(CommandId id) const { return m_actions.value(id); }

Q_SIGNALS:
    void profileChosen(const QString &profileId);
    void openFilesRequested();
    void openedFilesRequested();
    void newConnectionRequested();
    void keyChangeRequested(const QString &profileId);
    void connectionsRequested();
    void shareRequested();
    void preferencesRequested();
    void paletteRequested();
    void keysRequested();
    void problemsRequested();
    void aboutRequested();
    void quitRequested();

private:
    void fillConnections();

    ProfileStore &m_profiles;
    QMenu *m_connections;
    QMenu *m_recent;
    QHash<CommandId, QAction *> m_actions;
    QString m_current;
};

} // namespace runglass
