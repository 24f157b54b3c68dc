// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "monitor/monitortexts.h"

#include <QStackedWidget>
#include <QTimer>

class QPushButton;

namespace runglass {

class RecordTable;
class StatePanel;

/// A table, or in its place what is to be said while there are no rows.
class TablePage : public QStackedWidget
{
    Q_OBJECT

public:
    /// Takes ownership of `table`.
    explicit TablePage(RecordTable *table, QWidget *parent = nullptr);

    void showTable();
    void showEmpty(const EmptyText &text);

    RecordTable *table() const { return m_table; }
    StatePanel *panel() const { return m_panel; }

Q_SIGNALS:
    void actionTriggered(runglass::EmptyText::Action action);

private:
    void change(QWidget *shown);

    RecordTable *m_table;
    StatePanel *m_panel;
    void showOthers(const std::vector<EmptyText::Action> &actions);

    EmptyText::Action m_action = EmptyText::Action::None;
    std::vector<QPushButton *> m_others;
    std::vector<EmptyText::Action> m_otherActions;
    QTimer m_patience;
};

} // namespace runglass
