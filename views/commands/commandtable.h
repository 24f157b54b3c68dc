// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/command.h"

namespace runglass {

/// All commands, in the order in which they are shown; also those no part of the program carries out.
/// Translated when called.
QList<Command> commandTable();

/// "Moving", "Finding" …
QString commandGroupLabel(CommandGroup group);

/// "In tables and in the record view", "Everywhere" …
QString commandPlacesLabel(CommandPlaces places);

} // namespace runglass
