// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "marks/selectionbar.h"

#include "common/flatbutton.h"
#include "common/metrics.h"

#include <QHBoxLayout>
#include <QLabel>

namespace runglass {

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent)
    , m_count(new QLabel(this))
    , m_clear(new FlatButton(QString(), this))
{
    setObjectName(QStringLiteral("selectionBar"));
    setAccessibleName(tr("Selection"));
    m_count->setFont(runglass::font(FontRole::UiStrong));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::unit);
    row->addWidget(m_count);
    row->addSpacing(metrics::unit);
    const auto add = [&](Icon icon, const QString &text, const QString &tip, auto signal) {
        auto *button = new FlatButton(text, this);
        button->setLeadingIcon(icon);
        button->setToolTip(tip);
        // The keys of the list go on working after a click.
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, signal);
    };
    add(Icon::Check, tr("Reviewed"), tr("Mark as reviewed, or reopen (E)"), &SelectionBar::reviewedRequested);
    add(Icon::Bookmark, tr("Bookmark"), tr("Bookmark, or take the bookmarks away (M)"),
        &SelectionBar::bookmarkRequested);
    add(Icon::Note, tr("Note"), tr("Write a note on all of them (A)"), &SelectionBar::noteRequested);
    m_clear->setLeadingIcon(Icon::Cross);
    m_clear->setAccessibleName(tr("Clear the selection"));
    m_clear->setToolTip(tr("Clear the selection (Esc)"));
    m_clear->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_clear);
    connect(m_clear, &QPushButton::clicked, this, &SelectionBar::clearRequested);
    hide();
}

void SelectionBar::setCount(const QString &count)
{
    m_count->setText(tr("%1 selected").arg(count));
    setVisible(!count.isEmpty());
}

} // namespace runglass
