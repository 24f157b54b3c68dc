// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "settings/profile.h"
#include "settings/settings.h"

#include <QDialog>

#include <optional>

class QComboBox;

namespace runglass {

class CommandRegistry;
class TabStrip;

/// The settings a user changes. Each takes effect at once; there is nothing to confirm.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    struct Subject
    {
        std::optional<Profile> profile; ///< what is open, if it is a profile
        QString logFile;
        QString cacheFolder;
    };

    /// `settings` and `commands` must outlive the dialog.
    PreferencesDialog(Settings &settings, CommandRegistry &commands, const Subject &subject,
                      QWidget *parent = nullptr);

    void showKeys();

Q_SIGNALS:
    void connectionsRequested();
    /// Keep the open profile's key elsewhere from now on.
    void keyPlaceChosen(runglass::KeyPlace place);

private:
    QWidget *makeGeneralPage(const Subject &subject);
    QComboBox *choice(Setting setting, const QList<std::pair<QString, QVariant>> &entries);
    QWidget *folderRow(const QString &name, const QString &folder);

    Settings &m_settings;
    TabStrip *m_tabs;
};

} // namespace runglass
