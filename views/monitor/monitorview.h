// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "monitor/monitorsession.h"
#include "monitor/monitortexts.h"

#include "common/columnlayout.h"
#include "userdata/recentrecords.h"

#include <QTimer>
#include <QWidget>

class QMenu;
class QStackedWidget;

namespace runglass {

class Banner;
class BundleControls;
class ChartControls;
class ChartPanel;
class ColumnController;
class CompareControls;
class CopyControls;
class LinkControls;
class FiguresControls;
class NarrowingControls;
class LivePause;
class RecordControls;
class LogsCards;
class MarksStore;
class MonitorPalette;
class RecordTable;
class RunsCards;
class SavedFilters;
class StatusStrip;
class TablePage;
class TabStrip;
class TriageControls;
class CommandRegistry;
class TopBar;

/// What a user looks at all day: the bar with script, time range, search and filter, the metric cards, the
/// tables and the status bar of one workspace.
class MonitorView : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the view. Begins to load at once.
    MonitorView(Workspace &workspace, Settings &settings, SavedFilters &filters, MarksStore &marks,
                QWidget *parent = nullptr);
    ~MonitorView() override;

    MonitorSession &session() { return m_session; }
    CompareControls &compare() { return *m_compare; }
    BundleControls &bundles() { return *m_bundles; }
    LinkControls &links() { return *m_links; }
    TriageControls &triage() { return *m_triage; }
    /// Holds the rows of both tables still.
    void setPaused(bool paused);
    /// What the command palette finds here besides commands.
    MonitorPalette &paletteEntries() { return *m_palette; }
    /// Whoever opens a record adds it.
    RecentRecords &recentRecords() { return m_recent; }
    /// What can be done here by keys; `commands` must outlive the view.
    void handleCommands(CommandRegistry &commands);
    RecordControls &records() { return *m_records; }
    ChartControls &charts() { return *m_charts; }
    FiguresControls &figures() { return *m_figures; }
    CopyControls &copying() { return *m_copying; }
    /// The menu behind the button at the right of the top strip; not owned. Without one there is no button.
    void setMenu(QMenu *menu);

Q_SIGNALS:
    /// For each answer once, after rows of it have been painted; `rows`: how many the answer has.
    void rowsPainted(int rows);
    /// The user asks for the connection's settings (address, key).
    void settingsRequested();
    void openFilesRequested();
    /// Which files this was made from.
    void openedFilesRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeTables();
    TablePage *makePage(AnswerModel &records, const QString &name, ColumnLayout columns, Setting setting);
    void rememberSort(RecordTable *table, MonitorSession::Tab tab);
    QWidget *makeTabRow();
    void connectSession();
    void showTab(MonitorSession::Tab tab);
    void showMenu(TablePage *page, ColumnController *columns, const QPoint &globalPosition);
    void showAll();
    SyncText syncText() const;
    void showSync();
    void showBanner();
    void showFigures();
    void showPage(TablePage *page, AnswerModel &records, bool isLogs);
    void showStatus();
    void applyDensity();
    void act(EmptyText::Action action);
    EmptyFacts factsOf(AnswerModel &records, bool isLogs);
    void showSorts();

    Settings &m_settings;
    MonitorSession m_session;
    RecentRecords m_recent;
    QTimer m_clock;
    TopBar *m_bar = nullptr;
    NarrowingControls *m_narrowing = nullptr;
    CompareControls *m_compare = nullptr;
    BundleControls *m_bundles = nullptr;
    LinkControls *m_links = nullptr;
    TriageControls *m_triage = nullptr;
    LivePause *m_pause = nullptr;
    MonitorPalette *m_palette = nullptr;
    RecordControls *m_records = nullptr;
    FiguresControls *m_figures = nullptr;
    ChartControls *m_charts = nullptr;
    ChartPanel *m_chartPanel = nullptr;
    CopyControls *m_copying = nullptr;
    Banner *m_banner = nullptr;
    EmptyText::Action m_bannerAction = EmptyText::Action::None;
    QStackedWidget *m_cards = nullptr;
    RunsCards *m_runsCards = nullptr;
    LogsCards *m_logsCards = nullptr;
    TabStrip *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    TablePage *m_runsPage = nullptr;
    TablePage *m_logsPage = nullptr;
    StatusStrip *m_status = nullptr;
};

} // namespace runglass
