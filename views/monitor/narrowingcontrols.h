// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "monitor/monitorsession.h"
#include "monitor/monitortexts.h"
#include "selection/matchcounter.h"
#include "userdata/savedfilters.h"

#include <QObject>

#include <array>

class QMenu;

namespace runglass {

class CommandRegistry;
class FilterBuilder;
class RangePopover;
class RecordTable;
class TopBar;

/// Everything by which a user narrows down what is shown: time range, search, filter builder, a cell's value.
/// Knows the session, and the widgets these are done with.
class NarrowingControls : public QObject
{
    Q_OBJECT

public:
    using Tab = MonitorSession::Tab;

    /// All outlive it. `stage`: what the panels lie above.
    struct Parts
    {
        MonitorSession &session;
        SavedFilters &saved;
        TopBar &bar;
        QWidget &stage;
        RecordTable &runs;
        RecordTable &logs;
    };

    explicit NarrowingControls(const Parts &parts, QObject *parent = nullptr);

    /// `commands` must outlive the stage.
    void handleCommands(CommandRegistry &commands);
    void openRange();
    void openFilter();
    void focusSearch();
    /// By as many hits as there are rows between: every row of a searched table is one.
    void goToHit(int step);
    /// Only the value of the current cell from now on, or all but it; says so where there is no such filter.
    void filterByCell(bool without);
    /// All log entries of the current row's run, or of another.
    void showRun();
    void showRun(const QString &runId);
    /// The entries of a table's context menu that are about narrowing down.
    void addCellActions(QMenu &menu);
    /// What a button in place of the rows does; false when it is none of this.
    bool act(EmptyText::Action action);
    /// Brings bar and marks in line with the session.
    void refresh();

    QString filterText(Tab tab) const;
    /// "Last 7 Days"
    QString rangeLabel() const;

Q_SIGNALS:
    void tabRequested(runglass::MonitorSession::Tab tab);

private:
    struct CellValue
    {
        std::optional<Condition> condition;
        QString shown;
        QString runId;
    };

    RecordTable &table(Tab tab) const;
    CellValue currentCell() const;
    void tellUnfilterable();
    FilterBuilder *makeBuilder(Tab tab);
    FilterShelf shelf(Tab tab) const;
    void count(const FilterSet &draft);
    void showMarks(Tab tab);

    const Parts m_parts;
    RangePopover *m_range;
    std::array<FilterBuilder *, 2> m_builders;
    MatchCounter m_counter;
    std::string m_scriptId;          ///< whose panels these are
    std::array<QString, 2> m_marked; ///< the search whose hits are marked
};

} // namespace runglass
