// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "marks/markchange.h"
#include "monitor/monitorsession.h"

#include <QObject>

#include <array>
#include <vector>

namespace runglass {

class MarksStore;

/// What the user did last, whatever it was: marks and filters are taken back in the order they were made.
///
/// Filters have a history of their own (FilterHistory); this only knows when one of them was used. Steps of
/// the table that is not shown are left for when it is.
class UndoTimeline : public QObject
{
    Q_OBJECT

public:
    using Tab = MonitorSession::Tab;

    /// Both must outlive it.
    UndoTimeline(MonitorSession &session, MarksStore &marks, QObject *parent = nullptr);

    /// Changes marks of the session's workspace, as one step.
    void change(const std::vector<MarkChange> &changes);
    void undo();
    void redo();

private:
    /// A change of marks, or of a table's filter.
    struct Step
    {
        std::vector<MarkChange> back{};
        std::vector<MarkChange> forth{};
        Tab tab = Tab::Runs;

        bool isFilter() const { return forth.empty(); }
    };
    using Steps = std::vector<Step>;

    void lookAtFilters();
    /// Moves the last step that is about marks or about the table that is shown; null when there is none.
    const Step *moveLast(Steps &from, Steps &to);

    MonitorSession &m_session;
    MarksStore &m_marks;
    Steps m_done;
    Steps m_undone;
    std::string m_scriptId;
    std::array<FilterSet, 2> m_filters; ///< as last seen
    bool m_isMoving = false;
};

} // namespace runglass
