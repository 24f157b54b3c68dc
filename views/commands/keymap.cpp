// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/keymap.h"

#include "commands/commandtable.h"
#include "commands/keytext.h"
#include "settings/settings.h"

#include <algorithm>
#include <array>

namespace runglass {

namespace {

constexpr int mostPresses = 2;

/// What tables, text fields and the focus need themselves.
constexpr std::array takenKeys{Qt::Key_Tab,      Qt::Key_Backtab,  Qt::Key_Up,   Qt::Key_Down,
                               Qt::Key_Left,     Qt::Key_Right,    Qt::Key_Home, Qt::Key_End,
                               Qt::Key_PageUp,   Qt::Key_PageDown, Qt::Key_Menu, Qt::Key_Delete,
                               Qt::Key_Backspace};

bool isTaken(QKeyCombination chord)
{
    // Ctrl+C copies in tables too; what else text fields do with Ctrl they ask for themselves.
    return std::ranges::find(takenKeys, chord.key()) != takenKeys.end() ||
           chord == QKeyCombination(Qt::ControlModifier, Qt::Key_C);
}

bool isUsable(const QKeySequence &keys)
{
    if (keys.isEmpty() || keys.count() > mostPresses)
        return false;
    for (int i = 0; i < keys.count(); ++i) {
        const Qt::Key key = keys[static_cast<uint>(i)].key();
        if (key == Qt::Key_unknown || key == Qt::Key(0) ||
            (key >= Qt::Key_Shift && key <= Qt::Key_ScrollLock))
            return false;
    }
    return true;
}

bool overlap(const Command &a, const Command &b)
{
    return (a.places | b.places).testFlag(CommandPlace::Window) || (a.places & b.places);
}

/// The same, or one begins with the other: then the longer one could never be pressed.
bool collide(const QKeySequence &a, const QKeySequence &b)
{
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

bool collideAny(const QList<QKeySequence> &all, const QKeySequence &keys)
{
    return std::ranges::any_of(all, [&keys](const QKeySequence &other) { return collide(other, keys); });
}

QVariantList toList(const QList<QKeySequence> &keys)
{
    QVariantList texts;
    for (const QKeySequence &sequence : keys)
        texts << sequence.toString(QKeySequence::PortableText);
    return texts;
}

} // namespace

KeyMap::KeyMap(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_commands(commandTable())
{
    connect(&settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::Keys)
            load();
    });
    load();
}

const Command &KeyMap::command(CommandId id) const
{
    const auto found = std::ranges::find(m_commands, id, &Command::id);
    Q_ASSERT(found != m_commands.end());
    return *found;
}

void KeyMap::setAvailable(CommandId id)
{
    if (m_available.contains(id))
        return;
    m_available.insert(id);
    resolve();
}

bool KeyMap::isChanged(CommandId id) const
{
    return stored(command(id)).has_value();
}

void KeyMap::load()
{
    m_stored = m_settings.value(Setting::Keys).toMap();
    resolve();
}

/// What the settings say about a command; nothing where they say nothing that can be used.
std::optional<QList<QKeySequence>> KeyMap::stored(const Command &command) const
{
    const QVariant value = m_stored.value(command.key);
    if (value.typeId() != QMetaType::QVariantList)
        return {};
    const QVariantList texts = value.toList();
    QList<QKeySequence> keys;
    for (const QVariant &text : texts) {
        // A number isn't the key with that digit.
        const bool isText = text.typeId() == QMetaType::QString;
        const auto sequence =
            QKeySequence::fromString(isText ? text.toString() : QString(), QKeySequence::PortableText);
        if (refusal(sequence).isEmpty() && !keys.contains(sequence))
            keys << sequence;
    }
    if (keys.isEmpty() && !texts.isEmpty())
        return {};
    return keys;
}

void KeyMap::resolve()
{
    m_keys.clear();
    m_clashes.clear();
    for (const bool changedOnes : {true, false}) {
        for (const Command &command : std::as_const(m_commands)) {
            if (isAvailable(command.id) && isChanged(command.id) == changedOnes)
                give(command);
        }
    }
    Q_EMIT changed();
}

void KeyMap::give(const Command &command)
{
    const QList<QKeySequence> wanted = stored(command).value_or(command.keys);
    for (const QKeySequence &keys : wanted) {
        if (const auto other = clash(command.id, keys))
            m_clashes[command.id] << *other;
        else
            m_keys[command.id] << keys;
    }
}

QString KeyMap::refusal(const QKeySequence &keys) const
{
    if (!isUsable(keys))
        return tr("These keys can't be used.");
    for (int i = 0; i < keys.count(); ++i) {
        if (isTaken(keys[static_cast<uint>(i)])) {
            return tr("%1 is needed in tables and text fields. Use another key.")
                .arg(keyText(QKeySequence(keys[static_cast<uint>(i)])));
        }
    }
    return {};
}

std::optional<KeyClash> KeyMap::clash(CommandId id, const QKeySequence &keys) const
{
    const Command &asking = command(id);
    for (const Command &other : m_commands) {
        if (other.id == id || !overlap(asking, other))
            continue;
        const QList<QKeySequence> theirs = m_keys.value(other.id);
        for (const QKeySequence &sequence : theirs) {
            if (collide(sequence, keys))
                return KeyClash{other.id, sequence};
        }
    }
    return {};
}

void KeyMap::setKeys(CommandId id, const QList<QKeySequence> &keys)
{
    QVariantMap wanted = m_stored;
    const Command &asking = command(id);
    for (const Command &other : std::as_const(m_commands)) {
        if (other.id == id || !overlap(asking, other))
            continue;
        QList<QKeySequence> theirs = m_keys.value(other.id);
        const auto lost =
            theirs.removeIf([&keys](const QKeySequence &sequence) { return collideAny(keys, sequence); });
        if (lost > 0)
            wanted.insert(other.key, toList(theirs));
    }
    if (keys == asking.keys)
        wanted.remove(asking.key);
    else
        wanted.insert(asking.key, toList(keys));
    store(wanted);
}

void KeyMap::reset(CommandId id)
{
    QVariantMap wanted = m_stored;
    wanted.remove(command(id).key);
    store(wanted);
}

void KeyMap::resetAll()
{
    QVariantMap wanted = m_stored;
    for (const Command &command : std::as_const(m_commands))
        wanted.remove(command.key);
    store(wanted);
}

/// The settings tell us in turn.
void KeyMap::store(const QVariantMap &keys)
{
    m_settings.setValue(Setting::Keys, keys);
}

} // namespace runglass
