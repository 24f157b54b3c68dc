// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "preferences/keystablemodel.h"

#include "commands/commanddelegate.h"
#include "commands/commandregistry.h"
#include "commands/commandtable.h"
#include "commands/keytext.h"

#include <algorithm>

namespace runglass {

KeysTableModel::KeysTableModel(CommandRegistry &commands, QObject *parent)
    : QAbstractTableModel(parent)
    , m_commands(commands)
    , m_rows(wantedRows())
{
    connect(&commands, &CommandRegistry::changed, this, &KeysTableModel::refresh);
}

void KeysTableModel::setFilter(const QString &text)
{
    m_filter = text;
    fill();
}

std::vector<FoundCommand> KeysTableModel::wantedRows() const
{
    std::vector<CommandWithKeys> all;
    const KeyMap &map = m_commands.keyMap();
    for (const Command &command : map.commands()) {
        if (map.isAvailable(command.id))
            all.push_back({&command, map.keys(command.id) + command.fixedKeys});
    }
    return findCommands(all, m_filter);
}

void KeysTableModel::fill()
{
    beginResetModel();
    m_rows = wantedRows();
    endResetModel();
}

/// The current row stays where it is while its keys are changed.
void KeysTableModel::refresh()
{
    const std::vector<FoundCommand> rows = wantedRows();
    if (!std::ranges::equal(rows, m_rows, {}, &FoundCommand::command, &FoundCommand::command))
        return fill();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

std::optional<int> KeysTableModel::rowOf(CommandId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (commandAt(row) == id)
            return row;
    }
    return {};
}

int KeysTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int KeysTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KeysTableModel::note(CommandId id) const
{
    const KeyMap &map = m_commands.keyMap();
    if (const auto clashes = map.clashes(id); !clashes.isEmpty()) {
        const KeyClash &first = clashes.first();
        return tr("%1 is taken by “%2”").arg(keyText(first.keys), map.command(first.owner).name);
    }
    if (!map.isChanged(id))
        return {};
    return map.keys(id).isEmpty() ? tr("Switched off") : tr("Changed");
}

QVariant KeysTableModel::keysData(const Command &command, int role) const
{
    const QList<QKeySequence> keys = m_commands.keyMap().keys(command.id) + command.fixedKeys;
    switch (role) {
    case Qt::DisplayRole:
        return note(command.id);
    case Qt::AccessibleTextRole: {
        QStringList parts{spokenKeys(keys), note(command.id)};
        parts.removeAll(QString());
        return parts.isEmpty() ? tr("No key") : parts.join(QLatin1String(", "));
    }
    case CapsRole: {
        QList<QStringList> all;
        for (const QKeySequence &sequence : keys) {
            if (const QStringList caps = keyCaps(sequence); !all.contains(caps))
                all << caps;
        }
        return QVariant::fromValue(all);
    }
    default:
        return {};
    }
}

QVariant KeysTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FoundCommand &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case NameColumn:
        if (role == MatchedRole)
            return QVariant::fromValue(row.matched);
        return role == Qt::DisplayRole ? row.command->name : QVariant();
    case PlacesColumn:
        return role == Qt::DisplayRole ? commandPlacesLabel(row.command->places) : QVariant();
    default:
        return keysData(*row.command, role);
    }
}

QVariant KeysTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn:
        return tr("What");
    case PlacesColumn:
        return tr("Where");
    default:
        return tr("Keys");
    }
}

} // namespace runglass
