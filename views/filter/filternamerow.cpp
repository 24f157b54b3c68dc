// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filternamerow.h"

#include "common/metrics.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace runglass {

FilterNameRow::FilterNameRow(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_button(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::unit);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_name);
    m_name->setAccessibleName(tr("Name of the filter"));
    m_button->setAutoDefault(false);
    row->addWidget(m_label);
    row->addWidget(m_name, 1);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &FilterNameRow::act);
    connect(m_name, &QLineEdit::returnPressed, this, &FilterNameRow::act);
    hide();
}

void FilterNameRow::ask(const QString &question, const QString &name, const QString &button,
                        std::function<Result<void>(const QString &)> accept)
{
    m_action = std::move(accept);
    m_label->setText(question);
    m_name->setText(name);
    m_name->show();
    m_name->selectAll();
    m_button->setText(button);
    m_button->show();
    show();
    m_name->setFocus();
}

void FilterNameRow::tell(const QString &text, const QString &button, std::function<Result<void>()> undo)
{
    m_action = [undo = std::move(undo)](const QString &) { return undo(); };
    m_label->setText(text);
    m_name->hide();
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    show();
}

void FilterNameRow::act()
{
    if (!m_action)
        return;
    // What it does may ask or tell the next thing.
    const auto action = std::exchange(m_action, nullptr);
    if (const auto done = action(m_name->text()); !done) {
        m_label->setText(done.error().oneLine());
        m_action = action;
        return;
    }
    if (!m_action)
        hide();
}

void FilterNameRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    hide();
    event->accept();
}

} // namespace runglass
