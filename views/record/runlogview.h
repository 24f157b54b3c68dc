// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/runlogmodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace runglass {

class LevelPills;
class RunLogTable;

/// The log entries of a run with what is to be said about them: how many, of which levels, why there are
/// none, that there are more than are held here.
class RunLogView : public QWidget
{
    Q_OBJECT

public:
    explicit RunLogView(QWidget *parent = nullptr);
    ~RunLogView() override;

    void setRecord(const RecordDetailsPointer &record);
    void setValues(const DisplayValues &values);
    void setRowHeight(int height);
    /// Makes an entry the current one and brings it into sight, now or once the entries are there.
    void showEntry(RecordKey key);
    /// No entry is looked for any more.
    void forgetEntry() { m_wanted.reset(); }

    RunLogModel &model() { return *m_model; }
    RunLogTable &table() { return *m_table; }
    LevelPills &levels() { return *m_levels; }
    /// What stands in place of the entries; empty while there are some.
    QString message() const;
    /// What is said below the entries.
    QString note() const;

Q_SIGNALS:
    /// All entries are to be seen where there is room for them.
    void allRequested();
    void retryRequested();

private:
    QWidget *makeHead();
    QWidget *makeMessage();
    QWidget *makeFoot();
    void refresh();
    void say(const QString &what, const QString &why, const QString &action);
    void act();
    void goToWanted();
    void openFailure();
    void showMenu(const QPoint &globalPosition);

    RunLogModel *m_model;
    RunLogTable *m_table;
    LevelPills *m_levels;
    QLabel *m_title;
    QLabel *m_what;
    QLabel *m_why;
    QPushButton *m_action;
    QWidget *m_foot;
    QLabel *m_note;
    QStackedLayout *m_pages;
    DisplayValues m_values;
    QTimer m_sayLoading;
    std::optional<RecordKey> m_wanted;
};

} // namespace runglass
