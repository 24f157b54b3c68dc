// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "marks/marksstrip.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/plaintooltip.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

namespace runglass {

namespace {

constexpr qsizetype longestTip = 2000; // characters

} // namespace

MarksStrip::MarksStrip(QWidget *parent)
    : QWidget(parent)
    , m_reviewed(new FlatButton(QString(), this))
    , m_bookmark(new FlatButton(QString(), this))
    , m_note(new FlatButton(QString(), this))
{
    setAccessibleName(tr("Marks"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::unit);
    const auto add = [&](FlatButton *button, const char *name, Icon icon, auto signal) {
        button->setObjectName(QLatin1String(name));
        button->setLeadingIcon(icon);
        button->setCheckable(true);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, signal);
    };
    add(m_reviewed, "markReviewed", Icon::Check, &MarksStrip::reviewedRequested);
    add(m_bookmark, "markBookmark", Icon::Bookmark, &MarksStrip::bookmarkRequested);
    add(m_note, "markNote", Icon::Note, &MarksStrip::noteRequested);
    setMark({});
}

/// Pressed in, and said in words.
void MarksStrip::present(FlatButton *button, bool on, const QString &name)
{
    const QSignalBlocker blocker(button);
    button->setChecked(on);
    button->setAccessibleName(name);
    button->setToolTip(plainToolTip(name));
}

void MarksStrip::setMark(const Mark &mark)
{
    present(m_reviewed, mark.reviewed,
            mark.reviewed ? tr("Reviewed: reopen (E)") : tr("Mark as reviewed (E)"));
    present(m_bookmark, mark.bookmarked,
            mark.bookmarked ? tr("Bookmarked: take the bookmark away (M)") : tr("Bookmark (M)"));
    const QString note = QString::fromStdString(mark.note).left(longestTip);
    present(m_note, !note.isEmpty(),
            note.isEmpty() ? tr("Write a note (A)") : tr("%1\nChange the note (A)").arg(note));
}

} // namespace runglass
