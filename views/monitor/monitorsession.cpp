// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/monitorsession.h"

#include "logs/logscolumns.h"
#include "runs/runscolumns.h"

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

constexpr int daysShown = 7;

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
{
    connect(&m_workspace, &Workspace::cacheChanged, this, &MonitorSession::cacheChanged);
    connect(&m_scripts, &ScriptsModel::loaded, this, &MonitorSession::chooseScript);
    connect(&m_settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::ShowUtc)
            readZone();
    });
    setTab(m_settings.value(Setting::LastTab).toString() == QLatin1String("logs") ? Tab::Logs : Tab::Runs);
    readZone();
    m_workspace.want(QString(), currentRange());
    // The rows need not wait for the list of scripts.
    const QVariant last = m_settings.value(Setting::LastScript).toMap().value(m_workspace.id());
    if (!last.toString().isEmpty())
        setScript(last.toString());
}

AnswerModel &MonitorSession::records()
{
    if (m_tab == Tab::Logs)
        return m_logs;
    return m_runs;
}

TimeRange MonitorSession::currentRange() const
{
    return TimeRange::lastDays(daysShown, m_now(), m_values.zone());
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
    select({id.toStdString(), currentRange()});
}

void MonitorSession::select(const Selection &selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    m_runs.setQuery(selection.runs(m_runs.query().value_or(ordered<RunTraits>(sort(Tab::Runs)))));
    m_logs.setQuery(selection.logs(m_logs.query().value_or(ordered<LogTraits>(sort(Tab::Logs)))));
    m_coverage.setScript(selection.scriptId);
    m_workspace.want(QString::fromStdString(selection.scriptId), selection.range);
    Q_EMIT selectionChanged();
}

void MonitorSession::setTab(Tab tab)
{
    m_tab = tab;
    m_runs.setActive(tab == Tab::Runs);
    m_logs.setActive(tab == Tab::Logs);
    const QString name = tab == Tab::Logs ? QStringLiteral("logs") : QStringLiteral("runs");
    if (m_settings.value(Setting::LastTab).toString() != name)
        m_settings.setValue(Setting::LastTab, name);
}

ColumnSort MonitorSession::sort(Tab tab) const
{
    if (tab == Tab::Runs)
        return columnSortFrom(m_settings.value(Setting::RunsSort).toString(), defaultRunsColumns())
            .value_or(ColumnSort{static_cast<int>(RunColumn::ExecutedOn), Qt::DescendingOrder});
    return columnSortFrom(m_settings.value(Setting::LogsSort).toString(), defaultLogsColumns())
        .value_or(ColumnSort{static_cast<int>(LogColumn::Timestamp), Qt::DescendingOrder});
}

void MonitorSession::rememberSort(Tab tab, const ColumnSort &sort)
{
    if (tab == Tab::Runs)
        m_settings.setValue(Setting::RunsSort, toText(sort, defaultRunsColumns()));
    else
        m_settings.setValue(Setting::LogsSort, toText(sort, defaultLogsColumns()));
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
    followDay();
    Q_EMIT valuesChanged();
}

void MonitorSession::tick()
{
    if (!isUtc() && QTimeZone::systemTimeZone() != m_values.zone())
        readZone();
    else
        followDay();
}

void MonitorSession::followDay()
{
    if (!m_selection.scriptId.empty())
        select({m_selection.scriptId, currentRange()});
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
    if (concerns(notice, m_selection, &ChangeNotice::OfScript::runs))
        m_runs.refresh();
    if (concerns(notice, m_selection, &ChangeNotice::OfScript::logs))
        m_logs.refresh();
}

} // namespace runglass
