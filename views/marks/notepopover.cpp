// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "marks/notepopover.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr QSize editSize(380, 128);

QString withoutBlanksAtTheEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

} // namespace

NotePopover::NotePopover(QWidget *stage)
    : Popover(stage)
    , m_title(new QLabel(this))
    , m_edit(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("note"));
    setAccessibleName(tr("Note"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(runglass::font(FontRole::UiStrong));
    m_edit->setObjectName(QStringLiteral("noteText"));
    m_edit->setAccessibleName(tr("Note"));
    m_edit->setPlaceholderText(tr("What you found out. Only you see it, until you pass it on in a bundle."));
    m_edit->setTabChangesFocus(true);
    m_edit->setMinimumWidth(editSize.width());
    m_edit->setFixedHeight(editSize.height());
    m_edit->installEventFilter(this);
    auto *hint = new QLabel(tr("Esc or Ctrl+Enter keeps it"), this);
    hint->setFont(runglass::font(FontRole::Caption));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, color(this, ColorRole::MutedText));
    hint->setPalette(quiet);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::edge, metrics::cardGap, metrics::edge, metrics::cardGap);
    column->setSpacing(metrics::unit * 2);
    column->addWidget(m_title);
    column->addWidget(m_edit);
    column->addWidget(hint);
    connect(this, &Popover::closed, this, &NotePopover::finish);
}

NotePopover::~NotePopover() = default;

void NotePopover::edit(QWidget *anchor, const QString &title, const QString &text)
{
    closePopover();
    m_before = text;
    m_title->setText(title);
    setText(text);
    openUnder(anchor, m_edit);
}

QString NotePopover::text() const
{
    return withoutBlanksAtTheEnd(m_edit->toPlainText());
}

void NotePopover::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void NotePopover::finish()
{
    const QString now = text();
    if (now != withoutBlanksAtTheEnd(m_before))
        Q_EMIT written(now);
}

bool NotePopover::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
            closePopover();
            return true;
        }
    }
    return Popover::eventFilter(watched, event);
}

} // namespace runglass
