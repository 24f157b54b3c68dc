// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

namespace runglass {

class CommandRegistry;
class RecordTable;

/// What every table does by keys: walk its records, go to the ends, copy an id. While the table has the
/// focus.
void handleTableCommands(CommandRegistry &commands, RecordTable &table);

} // namespace runglass
