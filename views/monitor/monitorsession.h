// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/columnsort.h"
#include "filter/filterhistory.h"
#include "filter/filterwords.h"
#include "selection/columnvalues.h"
#include "selection/matchbreakdown.h"
#include "selection/rememberedselection.h"
#include "settings/settings.h"
#include "tables/coverageinfo.h"
#include "tables/logsmodel.h"
#include "tables/runsmodel.h"
#include "tables/scriptsmodel.h"
#include "tables/selection.h"
#include "timerange/rangechoice.h"
#include "workspace/workspace.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <functional>

namespace runglass {

/// What a MonitorView shows, without pixels: which script is looked at, in which range, by which filter and
/// search, and the models that follow. One selection feeds all of them. Each script is remembered as it was
/// looked at last.
class MonitorSession : public QObject
{
    Q_OBJECT

public:
    enum class Tab { Runs, Logs };

    using Clock = std::function<Micros()>;

    /// Both must outlive the session. Takes up the last script as it was looked at. `clock`: what time it is
    /// (UTC).
    MonitorSession(Workspace &workspace, Settings &settings, Clock clock = nowMicros,
                   QObject *parent = nullptr);
    ~MonitorSession() override;

    Workspace &workspace() const { return m_workspace; }
    ScriptsModel &scripts() { return m_scripts; }
    RunsModel &runs() { return m_runs; }
    LogsModel &logs() { return m_logs; }
    const CoverageInfo &coverage() const { return m_coverage; }
    ColumnValues &columnValues() { return m_columnValues; }
    MatchBreakdown &breakdown() { return m_breakdown; }
    const Selection &selection() const { return m_selection; }
    Tab tab() const { return m_tab; }
    FilterSubject subject() const { return m_tab == Tab::Logs ? FilterSubject::Logs : FilterSubject::Runs; }
    const DisplayValues &values() const { return m_values; }
    /// The chosen script as far as it is known; null before the list is there.
    const Script *script() const { return m_scripts.find(m_selection.scriptId); }
    AnswerModel &records();
    Micros now() const { return m_now(); }

    const RangeChoice &range() const { return m_range; }
    /// What is missing of it is fetched.
    void setRange(const RangeChoice &range);
    /// Whether the cache has everything of the range, as far as it has happened.
    bool isRangeComplete() const { return m_coverage.covers(m_selection.range, m_now()); }

    const FilterSet &filter(Tab tab) const { return history(tab).current(); }
    /// One more step that undoFilter() takes back.
    void setFilter(Tab tab, const FilterSet &filter);
    bool canUndoFilter() const { return history(m_tab).canUndo(); }
    bool canRedoFilter() const { return history(m_tab).canRedo(); }
    /// Of the tab that is shown; nothing happens where there is nothing to undo.
    void undoFilter();
    void redoFilter();

    QString search(Tab tab) const;
    void setSearch(Tab tab, const QString &text);

    /// The order remembered for the script, else the one last chosen for any.
    ColumnSort sort(Tab tab) const;
    /// The model asks for it already; this is for the next time.
    void rememberSort(Tab tab, const ColumnSort &sort);

    /// What the user has said of runs: shown beside them, and what filters on marks look at.
    void setMarks(const MarksPointer &marks);

    /// As it was looked at last.
    void setScript(const QString &id);
    /// As somebody else looked at it: range, filters, searches, order and tab at once.
    void show(const QString &scriptId, const RememberedSelection &view);
    /// What is shown, as show() takes it.
    const RememberedSelection &view() const { return m_memory; }
    void setTab(Tab tab);
    void setUtc(bool utc);
    bool isUtc() const;
    /// Asks service and cache again, now.
    void retry();
    /// To be called every few seconds, and when the window comes to the front: moves the range on with the
    /// clock, or when another day has begun, however the clock came there, and takes up another system time
    /// zone.
    void tick();

Q_SIGNALS:
    void selectionChanged();
    void marksChanged();
    void valuesChanged();
    /// By taking up another script.
    void tabChanged();
    void sortChanged();

private:
    const FilterHistory &history(Tab tab) const { return m_filters[static_cast<std::size_t>(tab)]; }
    FilterHistory &history(Tab tab) { return m_filters[static_cast<std::size_t>(tab)]; }
    void chooseScript();
    void select(const Selection &selection);
    void applyFilters();
    void takeUp(const QString &scriptId, const RememberedSelection &view);
    void remember();
    void writeMemory();
    QString memoryKey() const;
    RememberedSelection::Table &memory(Tab tab);
    const RememberedSelection::Table &memory(Tab tab) const;
    void readZone();
    void followClock();
    void cacheChanged(const ChangeNotice &notice);
    TimeRange currentRange() const;

    Workspace &m_workspace;
    Settings &m_settings;
    const Clock m_now;
    DisplayValues m_values;
    ScriptsModel m_scripts;
    RunsModel m_runs;
    LogsModel m_logs;
    CoverageInfo m_coverage;
    ColumnValues m_columnValues;
    MatchBreakdown m_breakdown;
    Selection m_selection;
    RangeChoice m_range;
    Micros m_rangeReadAt = 0; ///< when a rolling range was last moved on
    std::array<FilterHistory, 2> m_filters;
    RememberedSelection m_memory;
    QTimer m_memoryPause;
    Tab m_tab = Tab::Runs;
};

} // namespace runglass
