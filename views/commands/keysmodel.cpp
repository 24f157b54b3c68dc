// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/keysmodel.h"

#include "commands/commanddelegate.h"
#include "commands/commandregistry.h"
#include "commands/commandtable.h"
#include "commands/keytext.h"

#include <algorithm>

namespace runglass {

KeysModel::KeysModel(CommandRegistry &commands, QObject *parent)
    : QAbstractListModel(parent)
    , m_commands(commands)
{
    connect(&commands, &CommandRegistry::changed, this, &KeysModel::fill);
    fill();
}

void KeysModel::setFilter(const QString &text)
{
    m_filter = text.simplified();
    fill();
}

QList<QKeySequence> KeysModel::keysOf(const Command &command) const
{
    return m_commands.keyMap().keys(command.id) + command.fixedKeys;
}

/// The letters of the name that match; nothing where the command isn't what is looked for.
std::optional<QList<int>> KeysModel::match(const Command &command) const
{
    const QStringList keys = keyTexts(keysOf(command));
    if (keys.contains(m_filter, Qt::CaseInsensitive))
        return QList<int>();
    const QString beside =
        commandGroupLabel(command.group) + QLatin1Char('\n') + keys.join(QLatin1Char('\n'));
    QList<int> letters;
    for (const QString &word : m_filter.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const qsizetype at = command.name.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0 && !beside.contains(word, Qt::CaseInsensitive))
            return {};
        for (qsizetype i = at; at >= 0 && i < at + word.size(); ++i)
            letters << static_cast<int>(i);
    }
    std::ranges::sort(letters);
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
    return letters;
}

void KeysModel::fill()
{
    beginResetModel();
    m_rows.clear();
    m_commandCount = 0;
    for (const CommandId id : m_commands.handled()) {
        const Command &command = m_commands.keyMap().command(id);
        if (keysOf(command).isEmpty())
            continue;
        auto matched = match(command);
        if (!matched)
            continue;
        if (m_rows.empty() || m_rows.back().group != command.group)
            m_rows.push_back({nullptr, command.group});
        m_rows.push_back({&command, command.group, *matched});
        ++m_commandCount;
    }
    endResetModel();
}

std::optional<CommandId> KeysModel::commandAt(int row) const
{
    const Row &found = m_rows[static_cast<std::size_t>(row)];
    return found.command ? std::optional(found.command->id) : std::nullopt;
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags KeysModel::flags(const QModelIndex &index) const
{
    const bool isTitle = index.isValid() && !commandAt(index.row());
    return isTitle ? Qt::ItemFlags(Qt::ItemIsEnabled) : QAbstractListModel::flags(index);
}

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (!row.command) {
        if (role == Qt::DisplayRole)
            return commandGroupLabel(row.group);
        return role == HeadingRole ? QVariant(true) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return row.command->name;
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(row.command->name, spokenKeys(keysOf(*row.command)));
    case MatchedRole:
        return QVariant::fromValue(row.matched);
    case CapsRole: {
        QList<QStringList> all;
        for (const QKeySequence &keys : keysOf(*row.command)) {
            if (const QStringList caps = keyCaps(keys); !all.contains(caps))
                all << caps;
        }
        return QVariant::fromValue(all);
    }
    default:
        return {};
    }
}

} // namespace runglass
