// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// How keys, buttons and settings reach the record.

#include "commands/commandregistry.h"
#include "commands/keytext.h"
#include "common/recordtable.h"
#include "marks/marksstrip.h"
#include "monitor/comparecontrols.h"
#include "monitor/linkcontrols.h"
#include "monitor/recordcontrols.h"
#include "monitor/triagecontrols.h"
#include "record/recordhead.h"
#include "record/recordview.h"
#include "record/runlogview.h"
#include "json/jsonpane.h"

namespace runglass {

void RecordControls::connectView()
{
    RecordView *shown = &view();
    connect(shown, &RecordView::nextRequested, this, [this] { step(1); });
    connect(shown, &RecordView::previousRequested, this, [this] { step(-1); });
    connect(shown, &RecordView::firstRequested, this, [this] { table().goTo(0); });
    connect(shown, &RecordView::lastRequested, this,
            [this] { table().goTo(table().records().rowCount() - 1); });
    connect(shown, &RecordView::retryRequested, &m_source, &RecordSource::retry);
    RecordHead *head = &shown->head();
    connect(head, &RecordHead::copyRequested, this, &RecordControls::copyId);
    connect(head, &RecordHead::linkRequested, this, [this] { m_parts.links.copyRunLink(m_runId); });
    connect(&m_parts.links, &LinkControls::runRequested, this, &RecordControls::open);
    connect(head, &RecordHead::compareRequested, this, [this] { m_parts.compare.compare(m_runId); });
    connect(head, &RecordHead::closeRequested, this, &RecordControls::close);
    connect(head, &RecordHead::placeChosen, &m_stage, &RecordStage::setPlace);
    connect(&m_stage, &RecordStage::windowClosed, this, &RecordControls::close);
    connect(&m_stage, &RecordStage::placeChanged, this, [this, head] { head->setPlace(m_stage.place()); });
    head->setPlace(m_stage.place());
    shown->setMarks(m_marks.strip());
    connect(this, &RecordControls::runChanged, &m_marks, &RecordMarks::setRun);
    connect(this, &RecordControls::runChanged, this, [this](const QString &run) {
        m_parts.recent.visit({run, QString::fromStdString(m_parts.session.selection().scriptId)});
    });
    connect(&shown->logs(), &RunLogView::allRequested, this, &RecordControls::showAllLogs);
    // How documents are shown is the user's choice for all of them.
    Settings &settings = m_parts.settings;
    for (JsonPane *pane : {&shown->input(), &shown->output()}) {
        const auto take = [pane, &settings] {
            pane->setStyle(settings.value(Setting::JsonTree).toBool() ? JsonStyle::Tree : JsonStyle::Text);
            pane->setWrapped(settings.value(Setting::JsonWrapped).toBool());
        };
        connect(pane, &JsonPane::styleChanged, this, [&settings](JsonStyle style) {
            settings.setValue(Setting::JsonTree, style == JsonStyle::Tree);
        });
        connect(pane, &JsonPane::wrappedChanged, this,
                [&settings](bool wrapped) { settings.setValue(Setting::JsonWrapped, wrapped); });
        connect(&settings, &Settings::changed, pane, [take](Setting setting) {
            if (setting == Setting::JsonTree || setting == Setting::JsonWrapped)
                take();
        });
        take();
    }
}

void RecordControls::handleCommands(CommandRegistry &commands)
{
    for (RecordTable *rows : {&m_parts.runs, &m_parts.logs}) {
        commands.handle(CommandId::OpenRecord, rows, [this] { openCurrent(true); });
        commands.handle(CommandId::GoBack, rows, [this, rows] {
            if (!rows->records().cancelSort() && !m_parts.triage.clearSelection())
                close();
        });
        commands.handle(CommandId::NextProblem, rows, [this] { goToProblem(Direction::Forward); });
        commands.handle(CommandId::PreviousProblem, rows, [this] { goToProblem(Direction::Backward); });
    }
    RecordView *shown = &view();
    const auto add = [&commands, shown](CommandId id, std::function<void()> run) {
        commands.handle(id, shown, std::move(run));
    };
    add(CommandId::NextRecord, [this] { step(1); });
    add(CommandId::PreviousRecord, [this] { step(-1); });
    add(CommandId::FirstRecord, [this] { table().goTo(0); });
    add(CommandId::LastRecord, [this] { table().goTo(table().records().rowCount() - 1); });
    add(CommandId::GoBack, [this] { close(); });
    add(CommandId::NextProblem, [this] { goToProblem(Direction::Forward); });
    add(CommandId::PreviousProblem, [this] { goToProblem(Direction::Backward); });
    add(CommandId::CopyId, [this] { copyId(); });
    add(CommandId::CopyLink, [this] { m_parts.links.copyRunLink(m_runId); });
    add(CommandId::Compare, [this] { m_parts.compare.compare(m_runId); });
    m_marks.handleCommands(commands);
    for (JsonPane *pane : {&shown->input(), &shown->output()})
        pane->handleCommands(commands);
    // Where records are shown can be chosen before one is.
    QWidget *stage = m_parts.list.parentWidget();
    const auto place = [&](CommandId id, RecordPlace where) {
        commands.handle(id, stage, [this, where] {
            m_stage.setPlace(where);
            openCurrent(false);
        });
    };
    place(CommandId::RecordBeside, RecordPlace::Right);
    place(CommandId::RecordBelow, RecordPlace::Below);
    place(CommandId::RecordInWindow, RecordPlace::Window);
    const auto takeKeys = [shown, &commands] {
        const auto first = [&commands](CommandId id) {
            const QList<QKeySequence> keys = commands.keyMap().keys(id);
            return keys.isEmpty() ? QString() : keyText(keys.first());
        };
        shown->head().setKeys(first(CommandId::PreviousRecord), first(CommandId::NextRecord));
    };
    connect(&commands.keyMap(), &KeyMap::changed, shown, takeKeys);
    takeKeys();
}

} // namespace runglass
