// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/command.h"
#include "commands/paletteprovider.h"

namespace runglass {

class CommandRegistry;

/// Every command that can be carried out now, with its keys.
class CommandsProvider : public PaletteProvider
{
    Q_OBJECT

public:
    /// `commands` must outlive the provider.
    explicit CommandsProvider(CommandRegistry &commands, QObject *parent = nullptr);

    void ask(const QString &text, quint64 question) override;

private:
    PaletteEntry entryOf(CommandId id) const;

    CommandRegistry &m_commands;
};

} // namespace runglass
