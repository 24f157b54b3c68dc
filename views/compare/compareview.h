// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/comparechoice.h"
#include "compare/comparison.h"
#include "tables/displayvalues.h"
#include "json/jsontasks.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QStackedLayout;

namespace runglass {

class CommandRegistry;
class CompareHead;
class ComparePanes;
class ComparePicker;
class FlatButton;
class PaneButton;
class StatePanel;

/// Two runs beside each other and what is different between them; or in words why there is nothing to
/// compare.
///
/// Shows the details it is given, and compares them on a thread; given newer ones it compares again and stays
/// where it is. Knows no cache and no service.
class CompareView : public QWidget
{
    Q_OBJECT

public:
    explicit CompareView(QWidget *parent = nullptr);
    ~CompareView() override;

    /// The run itself, on the right. Null: it is being looked up.
    void setRun(const RecordDetailsPointer &run);
    /// What it is compared with, on the left. Null: it is being looked up.
    void setOther(const RecordDetailsPointer &other);
    /// There is no other run: "No earlier successful run of reconcile."
    void showNoOther(const QString &what, const QString &why);
    void showError(const UserError &error);
    void setValues(const DisplayValues &values);
    /// Offered among those to compare with.
    void setRemembered(const QString &runId);

    /// Makes its commands known, for as long as it lives. `scope`: where their keys act.
    void handleCommands(CommandRegistry &commands, QWidget *scope);

    const ComparePanes &panes() const { return *m_panes; }
    /// What stands in place of the lines; empty while there are some.
    QString message() const;

public Q_SLOTS:
    void nextDifference();
    void previousDifference();
    void toggleOnlyDifferences();
    void choose();

Q_SIGNALS:
    void chosen(const runglass::CompareChoice &choice);
    void retryRequested();
    void closeRequested();
    /// Once for each comparison, when it is on the screen.
    void compared();

private:
    enum class Step { None, Choose, Stop, Again, Retry };

    QWidget *makeBar();
    QWidget *makeHeads();
    void makeActions();
    void connectParts();
    void compare();
    void stop();
    void take(ComparisonPointer comparison);
    void showState(const QString &what, const QString &why, Step step);
    void act();
    void showPosition();
    void showMenu(const QPoint &globalPosition);

    DisplayValues m_values;
    RecordDetailsPointer m_run;
    RecordDetailsPointer m_other;
    FlatButton *m_choose;
    FlatButton *m_only;
    QLabel *m_summary;
    QLabel *m_position;
    PaneButton *m_previous;
    PaneButton *m_next;
    CompareHead *m_otherHead;
    CompareHead *m_runHead;
    ComparePanes *m_panes;
    StatePanel *m_state;
    QStackedLayout *m_pages;
    ComparePicker *m_picker;
    QAction *m_copyValue = nullptr;
    QAction *m_copyPath = nullptr;
    QAction *m_wrap = nullptr;
    Step m_step = Step::None;
    QTimer m_sayBusy;
    std::uint64_t m_comparing = 0; ///< which comparison is under way
    JsonTasks m_tasks;
};

} // namespace runglass
