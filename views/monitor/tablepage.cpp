// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/tablepage.h"

#include "common/recordtable.h"
#include "common/statepanel.h"

#include <QPushButton>

#include <chrono>

namespace runglass {

using namespace std::chrono_literals;

TablePage::TablePage(RecordTable *table, QWidget *parent)
    : QStackedWidget(parent)
    , m_table(table)
    , m_panel(new StatePanel(this))
{
    addWidget(m_table);
    addWidget(m_panel);
    setFocusProxy(m_table);
    m_patience.setSingleShot(true);
    m_patience.setInterval(250ms);
    connect(&m_patience, &QTimer::timeout, this, [this] { change(m_panel); });
    connect(m_panel, &StatePanel::actionTriggered, this, [this] { Q_EMIT actionTriggered(m_action); });
}

void TablePage::showTable()
{
    m_patience.stop();
    change(m_table);
}

/// The keys stay with what is shown: else they would go to whatever button comes next.
void TablePage::change(QWidget *shown)
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    setFocusProxy(shown);
    if (hadFocus)
        shown->setFocus();
    setCurrentWidget(shown);
    if (hadFocus)
        shown->setFocus();
}

void TablePage::showEmpty(const EmptyText &text)
{
    m_action = text.action;
    m_panel->setText(text.what, text.why);
    m_panel->setAction(text.button);
    showOthers(text.others);
    m_panel->setProgress(text.progress.value_or(-1));
    if (currentWidget() == m_panel)
        return;
    // What is over at once is not worth a flicker.
    if (text.isPassing) {
        if (!m_patience.isActive())
            m_patience.start();
        return;
    }
    m_patience.stop();
    change(m_panel);
}

void TablePage::showOthers(const std::vector<EmptyText::Action> &actions)
{
    m_otherActions = actions;
    while (m_others.size() < actions.size()) {
        const std::size_t which = m_others.size();
        QPushButton *button = m_panel->addAction(QString());
        m_others.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, which] {
            if (which < m_otherActions.size())
                Q_EMIT actionTriggered(m_otherActions[which]);
        });
    }
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        m_others[i]->setVisible(i < actions.size());
        if (i < actions.size())
            m_others[i]->setText(MonitorTexts::label(actions[i]));
    }
}

} // namespace runglass
