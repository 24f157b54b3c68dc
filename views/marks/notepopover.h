// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/popover.h"

class QLabel;
class QPlainTextEdit;

namespace runglass {

/// Where a note on a run is written. Closing it keeps what was typed, by whatever means it is closed: there
/// is nothing to lose, and the change can be undone.
class NotePopover : public Popover
{
    Q_OBJECT

public:
    explicit NotePopover(QWidget *stage);
    ~NotePopover() override;

    /// `title` says on which run. What was being written before is kept first.
    void edit(QWidget *anchor, const QString &title, const QString &text);
    QString text() const;
    /// As if it had been typed.
    void setText(const QString &text);

Q_SIGNALS:
    /// The text is another one than it was. Blanks at its end are left out.
    void written(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish();

    QLabel *m_title;
    QPlainTextEdit *m_edit;
    QString m_before;
};

} // namespace runglass
