// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/command.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace runglass {

class CommandRegistry;

/// The live key map as a list: the title of each group and under it its commands that have keys.
class KeysModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// `commands` must outlive the model.
    explicit KeysModel(CommandRegistry &commands, QObject *parent = nullptr);

    /// Keeps what findCommands() finds.
    void setFilter(const QString &text);
    /// Commands listed, without the titles.
    int commandCount() const { return m_commandCount; }
    /// Nothing for titles.
    std::optional<CommandId> commandAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        const Command *command = nullptr; ///< null for the title of a group
        CommandGroup group = CommandGroup::Moving;
        QList<int> matched{};
    };

    void fill();
    QList<QKeySequence> keysOf(const Command &command) const;

    CommandRegistry &m_commands;
    QString m_filter;
    std::vector<Row> m_rows;
    int m_commandCount = 0;
};

} // namespace runglass
