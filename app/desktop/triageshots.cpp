// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "triageshots.h"

#include "common/recordtable.h"
#include "monitor/monitorview.h"
#include "monitor/triagecontrols.h"

#include <QPlainTextEdit>

namespace runglass {

namespace {

RecordTable *visibleTable(const MonitorView &monitor)
{
    const auto tables = monitor.findChildren<RecordTable *>();
    for (RecordTable *table : tables) {
        if (table->isVisible())
            return table;
    }
    return nullptr;
}

/// As after some work: reviewed ones, a bookmark, a note.
void mark(TriageControls &triage, RecordTable &table)
{
    table.goTo(0);
    for (int i = 0; i < 4; ++i)
        triage.review();
    table.step(1);
    triage.bookmark();
    table.step(2);
    triage.bookmark();
    table.step(2);
}

} // namespace

bool showTriage(MonitorView &monitor, const QString &state)
{
    RecordTable *table = visibleTable(monitor);
    TriageControls &triage = monitor.triage();
    if (!table)
        return false;
    if (state == QLatin1String("marks")) {
        mark(triage, *table);
    } else if (state == QLatin1String("selection")) {
        mark(triage, *table);
        for (int i = 0; i < 3; ++i) {
            triage.select();
            table->step(2);
        }
    } else if (state == QLatin1String("note")) {
        mark(triage, *table);
        triage.editNote();
        if (auto *text = monitor.findChild<QPlainTextEdit *>(QStringLiteral("noteText")))
            text->insertPlainText(
                QStringLiteral("Ledger 7 was closed for the night.\nAsked the team to move the window."));
    } else if (state == QLatin1String("inbox")) {
        triage.inbox().toggle();
    } else if (state == QLatin1String("paused")) {
        monitor.setPaused(true);
    } else {
        return false;
    }
    return true;
}

} // namespace runglass
