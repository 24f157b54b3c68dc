// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/command.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QVariantMap>

#include <optional>

namespace runglass {

class Settings;

/// Keys that can't be had because another command has them, or others that begin with them.
struct KeyClash
{
    CommandId owner = CommandId::NextRecord;
    QKeySequence keys; ///< the owner's

    friend bool operator==(const KeyClash &, const KeyClash &) = default;
};

/// Which keys each command has now: the table's, changed by what the user has set. GUI thread.
///
/// No two commands that act in the same place ever have the same keys: what the user has set goes before
/// what the table says, and then the table's order decides. Only commands that some part of the program
/// carries out take part.
class KeyMap : public QObject
{
    Q_OBJECT

public:
    /// `settings` must outlive the map.
    explicit KeyMap(Settings &settings, QObject *parent = nullptr);

    const QList<Command> &commands() const { return m_commands; }
    const Command &command(CommandId id) const;

    /// From now on the command takes part.
    void setAvailable(CommandId id);
    bool isAvailable(CommandId id) const { return m_available.contains(id); }

    /// None: it has no keys by default, is switched off, or others have them.
    QList<QKeySequence> keys(CommandId id) const { return m_keys.value(id); }
    bool isChanged(CommandId id) const;
    /// The keys it was meant to have and who has them instead.
    QList<KeyClash> clashes(CommandId id) const { return m_clashes.value(id); }

    /// Why no command can have these keys; empty when one can.
    QString refusal(const QKeySequence &keys) const;
    /// Who would have to give up keys for `id` to get these.
    std::optional<KeyClash> clash(CommandId id, const QKeySequence &keys) const;

    /// Gives the command these keys and no others; none switches its keys off. Other commands lose what
    /// clashes with them. Kept in the settings.
    void setKeys(CommandId id, const QList<QKeySequence> &keys);
    /// What the table says. Commands whose changed keys clash with it keep them.
    void reset(CommandId id);
    void resetAll();

Q_SIGNALS:
    void changed();

private:
    void load();
    void resolve();
    void give(const Command &command);
    std::optional<QList<QKeySequence>> stored(const Command &command) const;
    void store(const QVariantMap &keys);

    Settings &m_settings;
    QList<Command> m_commands;
    QVariantMap m_stored; ///< as in the settings; entries this version doesn't know are kept
    QSet<CommandId> m_available;
    QHash<CommandId, QList<QKeySequence>> m_keys;
    QHash<CommandId, QList<KeyClash>> m_clashes;
};

} // namespace runglass
