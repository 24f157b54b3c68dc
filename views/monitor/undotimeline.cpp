// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/undotimeline.h"

#include "userdata/marksstore.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace runglass {

UndoTimeline::UndoTimeline(MonitorSession &session, MarksStore &marks, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_marks(marks)
    , m_scriptId(session.selection().scriptId)
    , m_filters{session.filter(Tab::Runs), session.filter(Tab::Logs)}
{
    connect(&session, &MonitorSession::selectionChanged, this, &UndoTimeline::lookAtFilters);
}

void UndoTimeline::lookAtFilters()
{
    const bool sameScript = m_scriptId == m_session.selection().scriptId;
    m_scriptId = m_session.selection().scriptId;
    for (const Tab tab : {Tab::Runs, Tab::Logs}) {
        FilterSet &known = m_filters[static_cast<std::size_t>(tab)];
        if (std::exchange(known, m_session.filter(tab)) == m_session.filter(tab) || m_isMoving)
            continue;
        // Another script has filters of its own, with a history of their own.
        if (sameScript) {
            m_done.push_back({.tab = tab});
            m_undone.clear();
        }
    }
    if (sameScript)
        return;
    std::erase_if(m_done, std::mem_fn(&Step::isFilter));
    std::erase_if(m_undone, std::mem_fn(&Step::isFilter));
}

void UndoTimeline::change(const std::vector<MarkChange> &changes)
{
    if (changes.empty())
        return;
    const QString workspace = m_session.workspace().id();
    const MarksPointer before = m_marks.marks(workspace);
    Step step{.forth = changes};
    for (const MarkChange &wanted : changes)
        step.back.push_back(restoring({wanted.runId, wanted.scriptId, before->of(wanted.runId)}));
    m_done.push_back(std::move(step));
    m_undone.clear();
    m_marks.change(workspace, changes);
}

const UndoTimeline::Step *UndoTimeline::moveLast(Steps &from, Steps &to)
{
    const auto last = std::find_if(from.rbegin(), from.rend(), [this](const Step &step) {
        return !step.isFilter() || step.tab == m_session.tab();
    });
    if (last == from.rend())
        return nullptr;
    to.push_back(std::move(*last));
    from.erase(std::next(last).base());
    return &to.back();
}

void UndoTimeline::undo()
{
    const Step *step = moveLast(m_done, m_undone);
    m_isMoving = true;
    if (step && !step->isFilter())
        m_marks.change(m_session.workspace().id(), step->back);
    else
        m_session.undoFilter();
    m_isMoving = false;
}

void UndoTimeline::redo()
{
    const Step *step = moveLast(m_undone, m_done);
    m_isMoving = true;
    if (step && !step->isFilter())
        m_marks.change(m_session.workspace().id(), step->forth);
    else
        m_session.redoFilter();
    m_isMoving = false;
}

} // namespace runglass
