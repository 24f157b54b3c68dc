// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

namespace runglass {

class CommandRegistry;
class MarksStrip;
class NotePopover;
class TriageControls;

/// Marks of the run that a record view shows: a strip for its head, and the keys while the focus is in it.
class RecordMarks : public QObject
{
    Q_OBJECT

public:
    /// `triage` outlives it. `view`: the record view, which the note lies above.
    RecordMarks(TriageControls &triage, QWidget &view, QObject *parent = nullptr);
    /// Keeps the note that is being written.
    ~RecordMarks() override;

    /// Belongs to whoever lays it out.
    MarksStrip *strip() const;
    /// Which run is shown; empty: none.
    void setRun(const QString &runId);
    /// `commands` must outlive the view.
    void handleCommands(CommandRegistry &commands);

private:
    void show();
    void editNote();

    TriageControls &m_triage;
    QPointer<QWidget> m_view;
    QPointer<MarksStrip> m_strip;
    QPointer<NotePopover> m_note;
    QString m_runId;
    QString m_noted; ///< the run the open note is for
};

} // namespace runglass
