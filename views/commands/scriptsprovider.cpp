// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/scriptsprovider.h"

#include "tables/displaytext.h"
#include "tables/scriptsmodel.h"

namespace runglass {

ScriptsProvider::ScriptsProvider(const ScriptsModel &scripts, QObject *parent)
    : PaletteProvider(parent)
    , m_scripts(scripts)
{
}

void ScriptsProvider::ask(const QString &, quint64 question)
{
    QList<PaletteEntry> entries;
    entries.reserve(static_cast<qsizetype>(m_scripts.scripts().size()));
    for (const Script &script : m_scripts.scripts()) {
        PaletteEntry entry;
        entry.title = displayLine(script.name.empty() ? script.id : script.name);
        entry.kind = tr("Script");
        entry.run = [this, id = QString::fromStdString(script.id)](QWidget *) { Q_EMIT chosen(id); };
        entries << entry;
    }
    Q_EMIT answered(question, entries);
}

} // namespace runglass
