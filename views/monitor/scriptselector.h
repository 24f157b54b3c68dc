// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/flatbutton.h"

#include <QSortFilterProxyModel>

class QLineEdit;
class QListView;

namespace runglass {

class ScriptsModel;

/// Shows which script is looked at; opens a list in which one is found by typing.
class ScriptSelector : public FlatButton
{
    Q_OBJECT

public:
    /// `scripts` must outlive the selector.
    explicit ScriptSelector(ScriptsModel &scripts, QWidget *parent = nullptr);

    void setCurrent(const QString &id);

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeList();
    void openList();
    void accept();
    void showName();

    ScriptsModel &m_scripts;
    QSortFilterProxyModel m_filtered;
    QString m_current;
    QWidget *m_popup;
    QLineEdit *m_search;
    QListView *m_list;
};

} // namespace runglass
