// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/columnsort.h"
#include "settings/settings.h"
#include "tables/coverageinfo.h"
#include "tables/logsmodel.h"
#include "tables/runsmodel.h"
#include "tables/scriptsmodel.h"
#include "tables/selection.h"
#include "workspace/workspace.h"

#include <QObject>

#include <functional>

namespace runglass {

/// What a MonitorView shows, without pixels: which script and range are looked at, and the models that follow
/// them. One selection feeds all of them.
class MonitorSession : public QObject
{
    Q_OBJECT

public:
    enum class Tab { Runs, Logs };

    using Clock = std::function<Micros()>;

    /// Both must outlive the session. Takes up script, tab and orders as they were last. `clock`: what time
    /// it is (UTC).
    MonitorSession(Workspace &workspace, Settings &settings, Clock clock = nowMicros,
                   QObject *parent = nullptr);

    Workspace &workspace() const { return m_workspace; }
    ScriptsModel &scripts() { return m_scripts; }
    RunsModel &runs() { return m_runs; }
    LogsModel &logs() { return m_logs; }
    const CoverageInfo &coverage() const { return m_coverage; }
    const Selection &selection() const { return m_selection; }
    Tab tab() const { return m_tab; }
    const DisplayValues &values() const { return m_values; }
    /// The chosen script as far as it is known; null before the list is there.
    const Script *script() const { return m_scripts.find(m_selection.scriptId); }
    AnswerModel &records();
    /// The order remembered.
    ColumnSort sort(Tab tab) const;
    /// The model asks for it already; this is for the next start.
    void rememberSort(Tab tab, const ColumnSort &sort);

    void setScript(const QString &id);
    void setTab(Tab tab);
    void setUtc(bool utc);
    bool isUtc() const;
    /// Asks service and cache again, now.
    void retry();
    /// To be called every few seconds, and when the window comes to the front: moves the range on when
    /// another day has begun, however the clock came there, and takes up another system time zone.
    void tick();

Q_SIGNALS:
    void selectionChanged();
    void valuesChanged();

private:
    void chooseScript();
    void select(const Selection &selection);
    void readZone();
    void followDay();
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
    Selection m_selection;
    Tab m_tab = Tab::Runs;
};

} // namespace runglass
