// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/monitorsession.h"

#include "logs/logscolumns.h"
#include "runs/runscolumns.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace runglass {

using namespace std::chrono_literals;

namespace {

bool concerns(const ChangeNotice &notice, const Selection &selection, TimeRange ChangeNotice::OfScript::*kind)
{
    return notice.byOtherProcess ||
           std::any_of(notice.scripts.begin(), notice.scripts.end(),
                       [&](const ChangeNotice::OfScript &script) {
                           return script.scriptId == selection.scriptId &&
                                  !(script.*kind).intersected(selection.range).isEmpty();
                       });
}

template <class Traits>
typename Traits::Query ordered(const ColumnSort &sort)
{
    return Traits::withSort({}, static_cast<typename Traits::Column>(sort.column),
                            sort.order == Qt::AscendingOrder ? SortOrder::Ascending : SortOrder::Descending);
}

/// How often a rolling range is moved on: a sixtieth of it, but not more than once a second and at least once
/// a minute.
Micros rollingStep(const TimeRange &range)
{
    return std::clamp(range.length() / 60, microsPerSecond, microsPerMinute);
}

} // namespace

MonitorSession::MonitorSession(Workspace &workspace, Settings &settings, Clock clock, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_now(std::move(clock))
    , m_scripts(workspace.queries())
    , m_runs(workspace.queries())
    , m_logs(workspace.queries())
    , m_coverage(workspace.queries())
    , m_columnValues(workspace.queries())
    , m_breakdown(workspace.queries())
{
    connect(&m_workspace, &Workspace::cacheChanged, this, &MonitorSession::cacheChanged);
    connect(&m_scripts, &ScriptsModel::loaded, this, &MonitorSession::chooseScript);
    connect(&m_settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::ShowUtc)
            readZone();
    });
    // Not with every key of a search: the file is written as a whole.
    m_memoryPause.setSingleShot(true);
    m_memoryPause.setInterval(500ms);
    connect(&m_memoryPause, &QTimer::timeout, this, &MonitorSession::writeMemory);
    setTab(m_settings.value(Setting::LastTab).toString() == QLatin1String("logs") ? Tab::Logs : Tab::Runs);
    readZone();
    m_workspace.want(QString(), currentRange());
    // The rows need not wait for the list of scripts.
    const QVariant last = m_settings.value(Setting::LastScript).toMap().value(m_workspace.id());
    if (!last.toString().isEmpty())
        setScript(last.toString());
}

MonitorSession::~MonitorSession()
{
    writeMemory();
}

AnswerModel &MonitorSession::records()
{
    if (m_tab == Tab::Logs)
        return m_logs;
    return m_runs;
}

TimeRange MonitorSession::currentRange() const
{
    TimeRange range = m_range.resolve(m_now(), m_values.zone(), m_values.locale().firstDayOfWeek());
    // What arrives before it is moved on the next time is inside.
    if (m_range.isRolling())
        range.to += rollingStep(range);
    return range;
}

void MonitorSession::chooseScript()
{
    if (m_scripts.find(m_selection.scriptId)) {
        Q_EMIT selectionChanged();
        return;
    }
    if (const Script *latest = m_scripts.latest())
        setScript(QString::fromStdString(latest->id));
}

void MonitorSession::setScript(const QString &id)
{
    QVariantMap last = m_settings.value(Setting::LastScript).toMap();
    if (last.value(m_workspace.id()).toString() != id) {
        last.insert(m_workspace.id(), id);
        m_settings.setValue(Setting::LastScript, last);
    }
    if (id.toStdString() == m_selection.scriptId)
        return;
    writeMemory();
    // As it was looked at last.
    m_selection.scriptId = id.toStdString();
    const QVariant known = m_settings.value(Setting::Selections).toMap().value(memoryKey());
    RememberedSelection view = rememberedSelectionFrom(known.toString());
    if (known.isNull()) {
        view.showsLogs = m_tab == Tab::Logs;
        // A file may be of any time, and all of it is what was opened.
        if (const auto &files = m_workspace.importedFiles()) {
            view.range = {RangeChoice::AllTime()};
            view.showsLogs = files->logs && !files->runs;
        }
    }
    takeUp(id, view);
}

void MonitorSession::show(const QString &scriptId, const RememberedSelection &view)
{
    // Remembers the script; what is shown of it is replaced at once, and can be had back.
    const bool sameScript = m_selection.scriptId == scriptId.toStdString();
    std::array<FilterHistory, 2> filters = m_filters;
    setScript(scriptId);
    takeUp(scriptId, view);
    if (sameScript) {
        filters[static_cast<std::size_t>(Tab::Runs)].push(filter(Tab::Runs));
        filters[static_cast<std::size_t>(Tab::Logs)].push(filter(Tab::Logs));
        m_filters = std::move(filters);
    }
    remember();
}

void MonitorSession::takeUp(const QString &scriptId, const RememberedSelection &view)
{
    m_memory = view;
    m_range = m_memory.range;
    history(Tab::Runs) = FilterHistory(m_memory.runs.filter);
    history(Tab::Logs) = FilterHistory(m_memory.logs.filter);
    const Tab tab = m_memory.showsLogs ? Tab::Logs : Tab::Runs;
    const bool otherTab = tab != m_tab;
    setTab(tab);
    Selection selection;
    selection.scriptId = scriptId.toStdString();
    selection.marks = m_selection.marks;
    selection.range = currentRange();
    selection.runFilter = filter(Tab::Runs);
    selection.logFilter = filter(Tab::Logs);
    selection.runSearch = search(Tab::Runs).toStdString();
    selection.logSearch = search(Tab::Logs).toStdString();
    m_selection = {}; // so that it is another one
    m_rangeReadAt = m_now();
    select(selection);
    m_runs.setQuery(selection.runs(ordered<RunTraits>(sort(Tab::Runs))));
    m_logs.setQuery(selection.logs(ordered<LogTraits>(sort(Tab::Logs))));
    Q_EMIT sortChanged();
    if (otherTab)
        Q_EMIT tabChanged();
}

void MonitorSession::select(const Selection &selection)
{
    if (selection == m_selection)
        return;
    const bool sameRange = selection.range == m_selection.range && selection.scriptId == m_selection.scriptId;
    m_selection = selection;
    m_runs.setQuery(selection.runs(m_runs.query().value_or(ordered<RunTraits>(sort(Tab::Runs)))));
    m_logs.setQuery(selection.logs(m_logs.query().value_or(ordered<LogTraits>(sort(Tab::Logs)))));
    m_coverage.setScript(selection.scriptId);
    m_columnValues.setPlace(selection.scriptId, selection.range);
    if (!sameRange)
        m_workspace.want(QString::fromStdString(selection.scriptId), selection.range);
    Q_EMIT selectionChanged();
}

void MonitorSession::setRange(const RangeChoice &range)
{
    m_range = range;
    m_rangeReadAt = m_now();
    m_memory.range = range;
    remember();
    Selection selection = m_selection;
    selection.range = currentRange();
    if (selection == m_selection)
        Q_EMIT selectionChanged(); // the same time by another name
    else if (!selection.scriptId.empty())
        select(selection);
}

void MonitorSession::setFilter(Tab tab, const FilterSet &filter)
{
    history(tab).push(filter.normalized());
    applyFilters();
}

void MonitorSession::undoFilter()
{
    if (canUndoFilter())
        history(m_tab).undo();
    applyFilters();
}

void MonitorSession::redoFilter()
{
    if (canRedoFilter())
        history(m_tab).redo();
    applyFilters();
}

void MonitorSession::applyFilters()
{
    Selection selection = m_selection;
    selection.runFilter = m_memory.runs.filter = filter(Tab::Runs);
    selection.logFilter = m_memory.logs.filter = filter(Tab::Logs);
    remember();
    select(selection);
}

QString MonitorSession::search(Tab tab) const
{
    return memory(tab).search;
}

void MonitorSession::setSearch(Tab tab, const QString &text)
{
    if (search(tab) == text)
        return;
    memory(tab).search = text;
    remember();
    Selection selection = m_selection;
    (tab == Tab::Runs ? selection.runSearch : selection.logSearch) = text.toStdString();
    select(selection);
}

void MonitorSession::setTab(Tab tab)
{
    m_tab = tab;
    m_runs.setActive(tab == Tab::Runs);
    m_logs.setActive(tab == Tab::Logs);
    const QString name = tab == Tab::Logs ? QStringLiteral("logs") : QStringLiteral("runs");
    if (m_settings.value(Setting::LastTab).toString() != name)
        m_settings.setValue(Setting::LastTab, name);
    if (m_memory.showsLogs != (tab == Tab::Logs)) {
        m_memory.showsLogs = tab == Tab::Logs;
        remember();
    }
}

RememberedSelection::Table &MonitorSession::memory(Tab tab)
{
    return tab == Tab::Logs ? m_memory.logs : m_memory.runs;
}

const RememberedSelection::Table &MonitorSession::memory(Tab tab) const
{
    return tab == Tab::Logs ? m_memory.logs : m_memory.runs;
}

QString MonitorSession::memoryKey() const
{
    return m_workspace.id() + QLatin1Char('\n') + QString::fromStdString(m_selection.scriptId);
}

void MonitorSession::remember()
{
    if (!m_selection.scriptId.empty())
        m_memoryPause.start();
}

void MonitorSession::writeMemory()
{
    if (!m_memoryPause.isActive() && sender() != &m_memoryPause)
        return;
    m_memoryPause.stop();
    QVariantMap all = m_settings.value(Setting::Selections).toMap();
    all.insert(memoryKey(), toText(m_memory));
    m_settings.setValue(Setting::Selections, all);
}

ColumnSort MonitorSession::sort(Tab tab) const
{
    const QString own = memory(tab).sort;
    if (tab == Tab::Runs)
        return columnSortFrom(own.isEmpty() ? m_settings.value(Setting::RunsSort).toString() : own,
                              defaultRunsColumns())
            .value_or(ColumnSort{static_cast<int>(RunColumn::ExecutedOn), Qt::DescendingOrder});
    return columnSortFrom(own.isEmpty() ? m_settings.value(Setting::LogsSort).toString() : own,
                          defaultLogsColumns())
        .value_or(ColumnSort{static_cast<int>(LogColumn::Timestamp), Qt::DescendingOrder});
}

void MonitorSession::rememberSort(Tab tab, const ColumnSort &sort)
{
    const bool runs = tab == Tab::Runs;
    const QString text = toText(sort, runs ? defaultRunsColumns() : defaultLogsColumns());
    m_settings.setValue(runs ? Setting::RunsSort : Setting::LogsSort, text);
    memory(tab).sort = text;
    remember();
}

bool MonitorSession::isUtc() const
{
    return m_settings.value(Setting::ShowUtc).toBool();
}

void MonitorSession::setUtc(bool utc)
{
    m_settings.setValue(Setting::ShowUtc, utc);
}

void MonitorSession::readZone()
{
    m_values = DisplayValues(isUtc() ? QTimeZone::utc() : QTimeZone::systemTimeZone());
    m_runs.setDisplayValues(m_values);
    m_logs.setDisplayValues(m_values);
    followClock();
    Q_EMIT valuesChanged();
}

void MonitorSession::tick()
{
    if (!isUtc() && QTimeZone::systemTimeZone() != m_values.zone())
        readZone();
    else
        followClock();
}

/// The same choice at another time: nothing else has changed, so rows and figures stay until the answer
/// comes.
void MonitorSession::followClock()
{
    if (m_selection.scriptId.empty())
        return;
    const Micros now = m_now();
    const TimeRange range = currentRange();
    if (range == m_selection.range)
        return;
    const bool early = now >= m_rangeReadAt && now - m_rangeReadAt < rollingStep(range);
    if (m_range.isRolling() && early)
        return;
    m_rangeReadAt = now;
    Selection selection = m_selection;
    selection.range = range;
    m_selection = selection;
    if (m_runs.query())
        m_runs.moveOn(selection.runs(*m_runs.query()));
    if (m_logs.query())
        m_logs.moveOn(selection.logs(*m_logs.query()));
    m_columnValues.setPlace(selection.scriptId, range);
    m_workspace.want(QString::fromStdString(selection.scriptId), range);
    Q_EMIT selectionChanged();
}

void MonitorSession::setMarks(const MarksPointer &marks)
{
    m_runs.setMarks(marks);
    m_logs.setMarks(marks);
    if (marks == m_selection.marks)
        return;
    m_selection.marks = marks;
    if (m_runs.query())
        m_runs.moveOn(m_selection.runs(*m_runs.query()));
    if (m_logs.query())
        m_logs.moveOn(m_selection.logs(*m_logs.query()));
    if (filterevaluation::usesMarks(m_selection.runFilter) ||
        filterevaluation::usesMarks(m_selection.logFilter))
        Q_EMIT selectionChanged();
    Q_EMIT marksChanged();
}

void MonitorSession::retry()
{
    m_workspace.retryNow();
    m_scripts.refresh();
    if (records().state() == AnswerModel::State::Failed)
        records().retry();
}

void MonitorSession::cacheChanged(const ChangeNotice &notice)
{
    m_scripts.cacheChanged(notice);
    m_coverage.cacheChanged(notice);
    m_breakdown.forget();
    if (concerns(notice, m_selection, &ChangeNotice::OfScript::runs))
        m_runs.refresh();
    if (concerns(notice, m_selection, &ChangeNotice::OfScript::logs))
        m_logs.refresh();
}

} // namespace runglass
