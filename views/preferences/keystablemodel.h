// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/command.h"
#include "commands/commandsearch.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace runglass {

class CommandRegistry;

/// The commands and their keys as the user can change them: what, where, which keys and what there is to say
/// about them.
class KeysTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, PlacesColumn, KeysColumn, ColumnCount };

    /// `commands` must outlive the model.
    explicit KeysTableModel(CommandRegistry &commands, QObject *parent = nullptr);

    /// Keeps what findCommands() finds.
    void setFilter(const QString &text);
    CommandId commandAt(int row) const { return m_rows[static_cast<std::size_t>(row)].command->id; }
    /// Nothing where the filter hides it.
    std::optional<int> rowOf(CommandId id) const;
    /// "Off", "Changed", "K: Compare with another run"; empty where there is nothing to say.
    QString note(CommandId id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void fill();
    void refresh();
    std::vector<FoundCommand> wantedRows() const;
    QVariant keysData(const Command &command, int role) const;

    CommandRegistry &m_commands;
    QString m_filter;
    std::vector<FoundCommand> m_rows;
};

} // namespace runglass
