// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/command.h"

#include <vector>

namespace runglass {

struct CommandWithKeys
{
    const Command *command = nullptr;
    QList<QKeySequence> keys; ///< all that do it
};

struct FoundCommand
{
    const Command *command = nullptr;
    QList<int> matched{}; ///< letters of its name, ascending

    friend bool operator==(const FoundCommand &, const FoundCommand &) = default;
};

/// The commands somebody looks for, in their order: those one of whose keys is exactly the text, in any case;
/// where there are none, those where each word of the text stands in the name, the keys or begins the group.
std::vector<FoundCommand> findCommands(const std::vector<CommandWithKeys> &all, const QString &text);

} // namespace runglass
