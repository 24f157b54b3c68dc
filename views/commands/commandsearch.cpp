// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandsearch.h"

#include "commands/commandtable.h"
#include "commands/keytext.h"

#include <algorithm>
#include <optional>

namespace runglass {

namespace {

std::optional<QList<int>> match(const CommandWithKeys &one, const QStringList &words)
{
    const QString name = one.command->name;
    const QString keys = keyTexts(one.keys).join(QLatin1Char('\n'));
    QList<int> letters;
    for (const QString &word : words) {
        const qsizetype at = name.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0 && !keys.contains(word, Qt::CaseInsensitive) &&
            !commandGroupLabel(one.command->group).startsWith(word, Qt::CaseInsensitive))
            return {};
        for (qsizetype i = at; at >= 0 && i < at + word.size(); ++i)
            letters << static_cast<int>(i);
    }
    std::ranges::sort(letters);
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
    return letters;
}

} // namespace

std::vector<FoundCommand> findCommands(const std::vector<CommandWithKeys> &all, const QString &text)
{
    const QString wanted = text.simplified();
    std::vector<FoundCommand> found;
    for (const CommandWithKeys &one : all) {
        if (keyTexts(one.keys).contains(wanted, Qt::CaseInsensitive))
            found.push_back({one.command});
    }
    if (!found.empty())
        return found;
    const QStringList words = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const CommandWithKeys &one : all) {
        if (const auto letters = match(one, words))
            found.push_back({one.command, *letters});
    }
    return found;
}

} // namespace runglass
