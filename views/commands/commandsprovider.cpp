// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandsprovider.h"

#include "commands/commandregistry.h"
#include "commands/keytext.h"

namespace runglass {

CommandsProvider::CommandsProvider(CommandRegistry &commands, QObject *parent)
    : PaletteProvider(parent)
    , m_commands(commands)
{
}

PaletteEntry CommandsProvider::entryOf(CommandId id) const
{
    const QList<QKeySequence> keys = m_commands.keyMap().keys(id);
    PaletteEntry entry;
    entry.title = m_commands.keyMap().command(id).name;
    // One way is enough here; the rest is in the list of all keys.
    if (!keys.isEmpty())
        entry.caps << keyCaps(keys.first());
    entry.spokenKeys = spokenKeys(keys.mid(0, 1));
    entry.run = [this, id](const QWidget *origin) { m_commands.run(id, origin); };
    return entry;
}

void CommandsProvider::ask(const QString &, quint64 question)
{
    QList<PaletteEntry> entries;
    for (const CommandId id : m_commands.handled()) {
        if (id != CommandId::OpenPalette && m_commands.canRun(id))
            entries << entryOf(id);
    }
    Q_EMIT answered(question, entries);
}

} // namespace runglass
