// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/command.h"

#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QPushButton;

namespace runglass {

class KeyMap;

/// Asks for new keys of a command by having them pressed, says what speaks against them and where there is a
/// way, and gives them to the command.
class KeyCapture : public QWidget
{
    Q_OBJECT

public:
    /// `keys` must outlive the widget.
    explicit KeyCapture(KeyMap &keys, QWidget *parent = nullptr);

    /// Shows itself and waits for keys: instead of those the command has, or `besides` them.
    void begin(CommandId id, bool besides);
    void cancel();

Q_SIGNALS:
    /// Keys were given, or the user has thought better of it.
    void ended();

private:
    void consider();
    void give();
    void say(const QString &text, bool canTake);

    KeyMap &m_keys;
    QLabel *m_title;
    QKeySequenceEdit *m_edit;
    QLabel *m_message;
    QPushButton *m_take;
    CommandId m_id = CommandId::NextRecord;
    bool m_besides = false;
    QKeySequence m_wanted;
};

} // namespace runglass
