// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QDialog>
#include <QString>

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace runglass {

class HintLabel;
class ProfileStore;

/// The list of connections: open, rename, change the key, forget, add. Names are edited in place.
class ProfilesDialog : public QDialog
{
    Q_OBJECT

public:
    /// `profiles` must outlive the dialog.
    explicit ProfilesDialog(ProfileStore &profiles, QWidget *parent = nullptr);

Q_SIGNALS:
    void addRequested();
    void openRequested(const QString &profileId);
    void keyRequested(const QString &profileId);
    /// Confirmed by the user, who was also asked about the cache.
    void forgetRequested(const QString &profileId, bool withCache);

private:
    void fill();
    void itemRenamed(QListWidgetItem *item);
    void askToForget();
    QString selectedId() const;

    ProfileStore &m_profiles;
    QListWidget *m_list;
    HintLabel *m_hint;
    QPushButton *m_open;
    QPushButton *m_rename;
    QPushButton *m_key;
    QPushButton *m_forget;
};

} // namespace runglass
