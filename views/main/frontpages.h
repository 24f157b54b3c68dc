// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QWidget>

class QMenu;
class QPushButton;
class QStackedWidget;

namespace runglass {

class ConnectionPage;
class FlatButton;
class StatePanel;

/// What stands where the monitor would be while nothing is open, with the window's menu at the top right.
class FrontPages : public QWidget
{
    Q_OBJECT

public:
    /// `menu` is not owned.
    explicit FrontPages(QMenu *menu, QWidget *parent = nullptr);

    ConnectionPage *connection() const { return m_connection; }
    StatePanel *opening() const { return m_opening; }
    StatePanel *failure() const { return m_failure; }
    /// One more; it belongs to this.
    void addPage(QWidget *page);
    void showPage(QWidget *page);
    QWidget *current() const;

Q_SIGNALS:
    void openingCancelled();
    void retryRequested();
    void connectionsRequested();
    void newConnectionRequested();

private:
    FlatButton *m_menuButton;
    QStackedWidget *m_pages;
    ConnectionPage *m_connection;
    StatePanel *m_opening;
    StatePanel *m_failure;
};

} // namespace runglass
