// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "preferences/keystablemodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace runglass {

class KeyCapture;

/// All commands with their keys: found by typing, changed by pressing other keys, switched off, put back.
class KeysPage : public QWidget
{
    Q_OBJECT

public:
    /// `commands` must outlive the page.
    explicit KeysPage(CommandRegistry &commands, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *button(const QString &text, const char *name);
    void makeTable();
    std::optional<CommandId> current() const;
    void begin(bool besides);
    void showCurrent();

    CommandRegistry &m_commands;
    KeysTableModel m_model;
    QLineEdit *m_field;
    QTreeView *m_table;
    QLabel *m_nothing;
    QPushButton *m_change;
    QPushButton *m_add;
    QPushButton *m_off;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    QWidget *m_buttons;
    KeyCapture *m_capture;
};

} // namespace runglass
