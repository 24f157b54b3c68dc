// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "settings/settings.h"
#include "tables/coverageinfo.h"
#include "tables/logsmodel.h"
#include "tables/runsmodel.h"
#include "tables/scriptsmodel.h"
#include "tables/selection.h"
#include "workspace/workspace.h"

#include <QObject>

namespace runglass {

/// What a MonitorView shows, without pixels: which script and range are looked at, and the models that follow
/// them. One selection feeds all of them.
class MonitorSession : public QObject
{
    Q_OBJECT

public:
    enum class Tab { Runs, Logs };

    /// Both must outlive the session. Takes up the script and tab looked at last.
    MonitorSession(Workspace &workspace, Settings &settings, QObject *parent = nullptr);

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

    void setScript(const QString &id);
    void setTab(Tab tab);
    void setUtc(bool utc);
    bool isUtc() const;
    /// Asks service and cache again, now.
    void retry();
    /// To be called now and then: moves the range on at midnight.
    void tick();

Q_SIGNALS:
    void selectionChanged();
    void valuesChanged();

private:
    void chooseScript();
    void select(const Selection &selection);
    void readZone();
    void cacheChanged(const ChangeNotice &notice);
    TimeRange currentRange() const;

    Workspace &m_workspace;
    Settings &m_settings;
    DisplayValues m_values;
    ScriptsModel m_scripts;
    RunsModel m_runs;
    LogsModel m_logs;
    CoverageInfo m_coverage;
    Selection m_selection;
    Tab m_tab = Tab::Runs;
};

} // namespace runglass
