// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QMenu>
#include <QString>

namespace runglass {

class ProfileStore;

/// The menu behind "⋯". Its actions carry the window's shortcuts.
class MainMenu : public QMenu
{
    Q_OBJECT

public:
    /// `profiles` must outlive the menu.
    explicit MainMenu(ProfileStore &profiles, QWidget *parent = nullptr);

    /// What is open: the profile's id or the demo's, empty for none. `hasCache`: there may be skipped
    /// records.
    void setCurrent(const QString &profileId, bool hasCache);

Q_SIGNALS:
    void profileChosen(const QString &profileId);
    void newConnectionRequested();
    void keyChangeRequested(const QString &profileId);
    void connectionsRequested();
    void preferencesRequested();
    void problemsRequested();
    void aboutRequested();
    void quitRequested();

private:
    void fillConnections();

    ProfileStore &m_profiles;
    QMenu *m_connections;
    QAction *m_problems;
    QString m_current;
};

} // namespace runglass
