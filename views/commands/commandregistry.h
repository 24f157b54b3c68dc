// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/keyguard.h"
#include "commands/keymap.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

class QAction;
class QShortcut;
class QWidget;

namespace runglass {

/// Who carries out which command, and where. Their keys are always those of the KeyMap. GUI thread.
///
/// A view says what it can do, once, in its constructor or when it is put together:
///
///     commands.handle(CommandId::NextRecord, table, [table] { table->step(1); });
///
/// The keys then act while the focus is in `table` or something inside it, and go when it goes. A scope that
/// is a window acts while that window is active. An entry of a menu is handed over as its QAction, which gets
/// the keys and shows them.
///
/// Scopes may lie within each other: a key that means something in several of them acts in the innermost one
/// around the focus.
///
/// A command that isn't in the table yet gets a CommandId and a line in commandtable.cpp. Nobody makes a
/// QShortcut of his own.
class CommandRegistry : public QObject
{
    Q_OBJECT

public:
    /// `keys` must outlive the registry.
    explicit CommandRegistry(KeyMap &keys, QObject *parent = nullptr);
    ~CommandRegistry() override;

    KeyMap &keyMap() const { return m_keys; }

    /// `run` is called when a key of the command is pressed in `scope`, and by run(). Several scopes may
    /// handle the same command.
    void handle(CommandId id, QWidget *scope, std::function<void()> run);
    /// The action is triggered instead. It belongs to the scope that shows it.
    void handle(CommandId id, QAction *action);

    /// Commands that some part of the program carries out, in the table's order.
    QList<CommandId> handled() const;
    bool isHandled(CommandId id) const;
    /// Handled by something that is on the screen now.
    bool canRun(CommandId id) const;
    /// Carries a command out as if its key had been pressed with the focus in `origin` (may be null); else
    /// where it is handled on the screen. False when that is nowhere.
    bool run(CommandId id, const QWidget *origin = nullptr);

Q_SIGNALS:
    /// What can be carried out, or by which keys.
    void changed();

private:
    struct Handler
    {
        CommandId id;
        QPointer<QWidget> scope; ///< null for actions
        QPointer<QShortcut> shortcut;
        QPointer<QAction> action;
        std::function<void()> run;

        bool isAlive() const;
        bool isOnScreen() const;
    };

    void add(Handler handler);
    void setKeys(const Handler &handler) const;
    void removeDead();
    void pressed(CommandId id, const std::function<void()> &run) const;
    void pressedInSeveral(const QList<QKeySequence> &keys) const;
    const Handler *nearest(CommandId id, const QWidget *origin) const;

    KeyMap &m_keys;
    KeyGuard m_guard;
    std::vector<Handler> m_handlers;
};

} // namespace runglass
