// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/tablecommands.h"

#include "commands/commandregistry.h"
#include "common/recordtable.h"

namespace runglass {

void handleTableCommands(CommandRegistry &commands, RecordTable &table)
{
    commands.handle(CommandId::NextRecord, &table, [&table] { table.step(1); });
    commands.handle(CommandId::PreviousRecord, &table, [&table] { table.step(-1); });
    commands.handle(CommandId::FirstRecord, &table, [&table] { table.goTo(0); });
    commands.handle(CommandId::LastRecord, &table, [&table] { table.goTo(table.records().rowCount() - 1); });
    commands.handle(CommandId::CopyId, &table, [&table] { table.copyId(); });
}

} // namespace runglass
