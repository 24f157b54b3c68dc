// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/keysmodel.h"

#include "commands/commanddelegate.h"
#include "commands/commandregistry.h"
#include "commands/commandsearch.h"
#include "commands/commandtable.h"
#include "commands/keytext.h"

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
    m_filter = text;
    fill();
}

QList<QKeySequence> KeysModel::keysOf(const Command &command) const
{
    return m_commands.keyMap().keys(command.id) + command.fixedKeys;
}

void KeysModel::fill()
{
    beginResetModel();
    m_rows.clear();
    m_commandCount = 0;
    std::vector<CommandWithKeys> all;
    for (const CommandId id : m_commands.handled()) {
        const Command &command = m_commands.keyMap().command(id);
        if (const auto keys = keysOf(command); !keys.isEmpty())
            all.push_back({&command, keys});
    }
    for (const auto &[command, matched] : findCommands(all, m_filter)) {
        if (m_rows.empty() || m_rows.back().group != command->group)
            m_rows.push_back({nullptr, command->group});
        m_rows.push_back({command, command->group, matched});
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
