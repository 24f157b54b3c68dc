// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandregistry.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QShortcut>
#include <QShortcutEvent>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

/// Not what is typed in a text field.
bool isNoText(const QKeySequence &keys)
{
    const Qt::Key key = keys[0].key();
    return (keys[0].keyboardModifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier)) ||
           (key >= Qt::Key_F1 && key <= Qt::Key_F35);
}

bool contains(const QWidget *scope, const QWidget *widget)
{
    return widget && (scope == widget || scope->isAncestorOf(widget));
}

/// Qt activates none of several shortcuts with the same keys, but says which keys they were.
class CommandShortcut : public QShortcut
{
public:
    CommandShortcut(QWidget *scope, std::function<void(const QKeySequence &)> pressedInSeveral)
        : QShortcut(scope)
        , m_pressedInSeveral(std::move(pressedInSeveral))
    {
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::Shortcut) {
            const auto *pressed = static_cast<QShortcutEvent *>(event);
            if (pressed->isAmbiguous()) {
                m_pressedInSeveral(pressed->key());
                return true;
            }
        }
        return QShortcut::event(event);
    }

private:
    std::function<void(const QKeySequence &)> m_pressedInSeveral;
};

} // namespace

bool CommandRegistry::Handler::isAlive() const
{
    return action || (scope && shortcut);
}

bool CommandRegistry::Handler::isOnScreen() const
{
    return action ? action->isEnabled() : scope->isVisible() && scope->isEnabled();
}

CommandRegistry::CommandRegistry(KeyMap &keys, QObject *parent)
    : QObject(parent)
    , m_keys(keys)
{
    connect(&keys, &KeyMap::changed, this, [this] {
        for (const Handler &handler : m_handlers)
            setKeys(handler);
        Q_EMIT changed();
    });
}

/// Shortcuts and actions that outlive the registry have nobody left to call.
CommandRegistry::~CommandRegistry()
{
    const std::vector<Handler> handlers = std::exchange(m_handlers, {});
    for (const Handler &handler : handlers)
        delete handler.shortcut;
}

void CommandRegistry::handle(CommandId id, QWidget *scope, std::function<void()> run)
{
    auto *shortcut =
        new CommandShortcut(scope, [this](const QKeySequence &keys) { pressedInSeveral({keys}); });
    // Without any focus widget in it, a window still has its keys.
    shortcut->setContext(scope->isWindow() ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    shortcut->setAutoRepeat(m_keys.command(id).repeats);
    connect(shortcut, &QShortcut::activated, this, [this, id, run] { pressed(id, run); });
    add({id, scope, shortcut, nullptr, std::move(run)});
}

void CommandRegistry::handle(CommandId id, QAction *action)
{
    action->setAutoRepeat(m_keys.command(id).repeats);
    connect(action, &QAction::changed, this, &CommandRegistry::changed);
    add({id, nullptr, nullptr, action, [action] { action->trigger(); }});
}

void CommandRegistry::add(Handler handler)
{
    QObject *owner = handler.action ? static_cast<QObject *>(handler.action) : handler.shortcut;
    connect(owner, &QObject::destroyed, this, &CommandRegistry::removeDead);
    m_handlers.push_back(std::move(handler));
    const Handler &added = m_handlers.back();
    if (m_keys.isAvailable(added.id)) {
        setKeys(added);
        Q_EMIT changed();
    } else {
        m_keys.setAvailable(added.id); // tells all their keys
    }
}

void CommandRegistry::setKeys(const Handler &handler) const
{
    const QList<QKeySequence> keys = m_keys.keys(handler.id);
    if (handler.action && handler.action->shortcuts() != keys)
        handler.action->setShortcuts(keys);
    else if (handler.shortcut && handler.shortcut->keys() != keys)
        handler.shortcut->setKeys(keys);
}

void CommandRegistry::removeDead()
{
    if (std::erase_if(m_handlers, [](const Handler &handler) { return !handler.isAlive(); }) > 0)
        Q_EMIT changed();
}

/// The second key of a sequence reaches us also when the focus has gone into a text field after the first.
void CommandRegistry::pressed(CommandId id, const std::function<void()> &run) const
{
    if (KeyGuard::takesText(QApplication::focusWidget()) && std::ranges::none_of(m_keys.keys(id), isNoText))
        return;
    run();
}

/// In scopes within each other: the innermost one that is around the focus has them.
void CommandRegistry::pressedInSeveral(const QList<QKeySequence> &keys) const
{
    const QWidget *focus = QApplication::focusWidget();
    const Handler *best = nullptr;
    for (const Handler &handler : m_handlers) {
        if (!handler.isAlive() || !handler.scope || !handler.isOnScreen() || !contains(handler.scope, focus))
            continue;
        const QList<QKeySequence> theirs = handler.shortcut->keys();
        const bool has = std::ranges::any_of(
            theirs, [&keys](const QKeySequence &sequence) { return keys.contains(sequence); });
        if (has && (!best || best->scope->isAncestorOf(handler.scope)))
            best = &handler;
    }
    if (!best)
        return;
    // What is called may change the handlers.
    const std::function<void()> run = best->run;
    pressed(best->id, run);
}

bool CommandRegistry::canRun(CommandId id) const
{
    return nearest(id, nullptr) != nullptr;
}

bool CommandRegistry::isHandled(CommandId id) const
{
    return std::ranges::any_of(
        m_handlers, [id](const Handler &handler) { return handler.id == id && handler.isAlive(); });
}

QList<CommandId> CommandRegistry::handled() const
{
    QList<CommandId> ids;
    for (const Command &command : m_keys.commands()) {
        if (isHandled(command.id))
            ids << command.id;
    }
    return ids;
}

const CommandRegistry::Handler *CommandRegistry::nearest(CommandId id, const QWidget *origin) const
{
    const Handler *best = nullptr;
    for (const Handler &handler : m_handlers) {
        if (handler.id != id || !handler.isAlive() || !handler.isOnScreen())
            continue;
        if (!best)
            best = &handler;
        if (!handler.scope || !contains(handler.scope, origin))
            continue;
        // The innermost of those around the origin.
        if (!best->scope || !contains(best->scope, origin) || best->scope->isAncestorOf(handler.scope))
            best = &handler;
    }
    return best;
}

bool CommandRegistry::run(CommandId id, const QWidget *origin)
{
    const Handler *handler = nearest(id, origin);
    if (!handler)
        return false;
    // What is called may change the handlers.
    const std::function<void()> run = handler->run;
    run();
    return true;
}

} // namespace runglass
