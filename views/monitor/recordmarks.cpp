// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/recordmarks.h"

#include "commands/commandregistry.h"
#include "marks/marksstrip.h"
#include "marks/notepopover.h"
#include "monitor/triagecontrols.h"

namespace runglass {

RecordMarks::RecordMarks(TriageControls &triage, QWidget &view, QObject *parent)
    : QObject(parent)
    , m_triage(triage)
    , m_view(&view)
    , m_strip(new MarksStrip)
    , m_note(new NotePopover(&view))
{
    connect(m_strip, &MarksStrip::reviewedRequested, this, [this] { m_triage.review({m_runId}); });
    connect(m_strip, &MarksStrip::bookmarkRequested, this, [this] { m_triage.bookmark({m_runId}); });
    connect(m_strip, &MarksStrip::noteRequested, this, &RecordMarks::editNote);
    connect(m_note, &NotePopover::written, this,
            [this](const QString &text) { m_triage.writeNote({m_noted}, text); });
    connect(&triage, &TriageControls::marksChanged, this, &RecordMarks::show);
    show();
}

RecordMarks::~RecordMarks()
{
    if (m_note)
        m_note->closePopover();
}

MarksStrip *RecordMarks::strip() const
{
    return m_strip;
}

void RecordMarks::setRun(const QString &runId)
{
    if (runId == m_runId)
        return;
    // What is being written is about the run before.
    if (m_note)
        m_note->closePopover();
    m_runId = runId;
    show();
}

void RecordMarks::handleCommands(CommandRegistry &commands)
{
    const auto handle = [&](CommandId id, auto act) {
        commands.handle(id, m_view, [this, act] {
            if (!m_runId.isEmpty())
                act();
        });
    };
    handle(CommandId::MarkReviewed, [this] { m_triage.review({m_runId}); });
    handle(CommandId::Bookmark, [this] { m_triage.bookmark({m_runId}); });
    handle(CommandId::EditNote, [this] { editNote(); });
    // A record in a window of its own is not inside the list's.
    handle(CommandId::Undo, [this] { m_triage.undo(); });
    handle(CommandId::Redo, [this] { m_triage.redo(); });
}

void RecordMarks::editNote()
{
    if (!m_note || !m_strip || m_runId.isEmpty())
        return;
    m_note->closePopover();
    m_noted = m_runId;
    m_note->edit(m_strip, m_triage.noteTitle({m_runId}), m_triage.noteOf({m_runId}));
}

void RecordMarks::show()
{
    if (!m_strip)
        return;
    m_strip->setEnabled(!m_runId.isEmpty());
    m_strip->setMark(m_triage.markOf(m_runId));
}

} // namespace runglass
