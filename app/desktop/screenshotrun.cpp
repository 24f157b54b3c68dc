// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "screenshotrun.h"

#include "chartshots.h"
#include "common/recordtable.h"
#include "compare/comparewindow.h"
#include "main/exportcontrols.h"
#include "main/mainwindow.h"
#include "monitor/comparecontrols.h"
#include "monitor/monitorview.h"
#include "monitor/recordcontrols.h"
#include "opening/fileopening.h"
#include "record/recordwindow.h"
#include "settings/settings.h"
#include "tables/displaytext.h"
#include "tables/displayvalues.h"
#include "triageshots.h"
#include "workspace/session.h"

#include <QDialog>
#include <QDir>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPixmap>
#include <QPushButton>
#include <QUrl>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace runglass {

using namespace std::chrono_literals;

ScreenshotRun::ScreenshotRun(MainWindow &window, Session &session, const Settings &settings,
                             const QString &file, std::chrono::seconds timeout, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_session(session)
    , m_settings(settings)
    , m_file(file)
    , m_mailbox(this)
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(timeout);
    // What came with the last commit is still on its way to the table and the cards.
    m_settled.setSingleShot(true);
    m_settled.setInterval(500ms);
    connect(&m_timeout, &QTimer::timeout, this, [this] { finish(timeoutReason()); });
    connect(&m_settled, &QTimer::timeout, this, &ScreenshotRun::askWhatIsShown);
    connect(&m_session, &Session::workspaceOpened, this, &ScreenshotRun::workspaceOpened);
    connect(&m_session, &Session::failed, this, [this](const UserError &error) { finish(error.oneLine()); });
    connect(&m_window.opening(), &FileOpening::failed, this, [this](const UserError &error) {
        // What tells it is shown with this turn of the event loop.
        QTimer::singleShot(0, this, [this, error] { finish(error.oneLine()); });
    });
    connect(&m_window.opening(), &FileOpening::pagesWanted, this, &ScreenshotRun::importBegun);
    connect(&m_window, &MainWindow::rowsPainted, this, [this](int rows) {
        m_painted |= rows > 0;
        lookAtState();
    });
    m_timeout.start();
}

void ScreenshotRun::nothingToOpen()
{
    m_timeout.setInterval(std::min(m_timeout.intervalAsDuration(), std::chrono::milliseconds(1s)));
    m_timeout.start();
}

void ScreenshotRun::importBegun()
{
    if (m_show == QLatin1String("importing"))
        QTimer::singleShot(1s, this, [this] { finish(tr("The import is under way.")); });
}

void ScreenshotRun::workspaceOpened()
{
    m_painted = false;
    m_clock.start();
    connect(m_session.workspace(), &Workspace::syncStateChanged, this, &ScreenshotRun::lookAtState);
}

void ScreenshotRun::lookAtState()
{
    if (!m_painted || m_settled.isActive() || m_done || !m_session.workspace())
        return;
    const bool offline = !m_session.target().service && !m_session.target().demo;
    if (!offline && m_session.workspace()->syncState().phase != SyncState::Phase::UpToDate)
        return;
    m_syncMs = m_clock.elapsed();
    show();
    m_settled.start();
}

void ScreenshotRun::show()
{
    const QString wanted = std::exchange(m_show, QString());
    const QString what = wanted.section(QLatin1Char(':'), 0, 0);
    const QString text = wanted.section(QLatin1Char(':'), 1);
    const auto click = [this](const char *name) {
        if (auto *button = m_window.findChild<QPushButton *>(QLatin1String(name)))
            button->click();
    };
    // As typed: only then the filter's text is read.
    const auto type = [this, &text](const char *name, bool enter) {
        const auto fields = m_window.findChildren<QLineEdit *>(QLatin1String(name));
        for (QLineEdit *field : fields) {
            if (!field->isVisible())
                continue;
            field->insert(text);
            if (enter)
                Q_EMIT field->returnPressed();
        }
    };
    if (what == QLatin1String("compare"))
        compareFailedRun();
    if (what == QLatin1String("record"))
        openRecord(text.section(QLatin1Char(':'), 0, 0), text.section(QLatin1Char(':'), 1));
    if (auto *monitor = m_window.findChild<MonitorView *>()) {
        showTriage(*monitor, what);
        showChart(*monitor, wanted);
    }
    if (what == QLatin1String("exports"))
        exportTwice();
    if (what == QLatin1String("opened-files"))
        m_window.opening().showOpenedFiles();
    if (what == QLatin1String("drop"))
        dragFiles();
    if (what == QLatin1String("timerange"))
        click("timeRange");
    if (what == QLatin1String("search"))
        type("search", false);
    if (what == QLatin1String("filter") || what == QLatin1String("apply")) {
        click("filter");
        type("filterText", what == QLatin1String("apply"));
    }
}

/// One that is done, and one that can't be, beside each other.
void ScreenshotRun::exportTwice()
{
    auto *exports = m_window.findChild<ExportControls *>();
    if (!exports || !m_session.workspace())
        return;
    auto *monitor = m_window.findChild<MonitorView *>();
    ExportTask::Job job;
    job.cache = m_session.workspace()->sharedCache();
    job.query = monitor->session().runs().query().value_or(RunsQuery());
    job.existing = OutputFile::Existing::Replace;
    const QString name = QStringLiteral("/Qbalance_runs_data.csv");
    for (const QString &folder : {QDir::homePath(), QDir::homePath() + QStringLiteral("/unplugged")}) {
        job.path = folder + name;
        exports->panel().start(job);
    }
}

/// The first failed run in sight.
void ScreenshotRun::compareFailedRun()
{
    auto *monitor = m_window.findChild<MonitorView *>();
    if (!monitor)
        return;
    const RunsModel &runs = monitor->session().runs();
    constexpr int inSight = 30;
    for (int row = 0; row < std::min(runs.rowCount(), inSight); ++row) {
        const QModelIndex status = runs.index(row, static_cast<int>(RunColumn::Status));
        if (status.data(AnswerModel::ToneRole).toInt() != static_cast<int>(AnswerModel::Tone::Failed))
            continue;
        monitor->compare().compare(status.data(AnswerModel::IdRole).toString());
        return;
    }
}

/// The first run of a status in sight, or the one of a row.
void ScreenshotRun::openRecord(const QString &which, const QString &place)
{
    auto *monitor = m_window.findChild<MonitorView *>();
    const auto tables = monitor ? monitor->findChildren<RecordTable *>() : QList<RecordTable *>();
    const auto table = std::ranges::find_if(tables, [](const RecordTable *one) { return one->isVisible(); });
    if (table == tables.end())
        return;
    if (place == QLatin1String("below"))
        monitor->records().stage().setPlace(RecordPlace::Below);
    if (place == QLatin1String("window"))
        monitor->records().stage().setPlace(RecordPlace::Window);
    bool isRow = false;
    int row = which.toInt(&isRow);
    constexpr int inSight = 40;
    const QAbstractItemModel *rows = (*table)->model();
    constexpr int status = static_cast<int>(RunColumn::Status);
    while (!isRow && row < std::min(rows->rowCount(), inSight) &&
           rows->index(row, status).data().toString().compare(which, Qt::CaseInsensitive) != 0)
        ++row;
    (*table)->goTo(row);
    monitor->records().openCurrent(false);
}

/// As the window system would tell it.
void ScreenshotRun::dragFiles()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/Reconcile_runs_data.csv")),
                  QUrl::fromLocalFile(QStringLiteral("/tmp/Reconcile_logs_data.csv"))});
    QDragEnterEvent event({1, 1}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.windowHandle(), &event);
}

void ScreenshotRun::askWhatIsShown()
{
    if (!m_session.workspace())
        return;
    const Workspace &workspace = *m_session.workspace();
    const QTimeZone zone =
        m_settings.value(Setting::ShowUtc).toBool() ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    const TimeRange range =
        workspace.importedFiles() ? TimeRange::all() : TimeRange::lastDays(7, nowMicros(), zone);
    const QVariantMap lastScripts = m_settings.value(Setting::LastScript).toMap();
    const std::string wanted = lastScripts.value(workspace.id()).toString().toStdString();
    m_query = workspace.queries().submit(
        QueryPool::Lane::Query, [this, sender = m_mailbox.sender(), range,
                                 wanted](CacheReader &reader, const CancelToken &cancelled) {
            Shown shown;
            if (const auto scripts = reader.scripts(cancelled); scripts && !scripts->empty()) {
                const auto found = std::ranges::find(*scripts, wanted, &Script::id);
                const Script &script = found == scripts->end() ? scripts->front() : *found;
                shown.script = displayLine(script.name);
                RunsQuery runs;
                runs.scriptId = script.id;
                runs.range = range;
                LogsQuery logs;
                logs.scriptId = script.id;
                logs.range = range;
                if (const auto stats = reader.runStats(runs, cancelled))
                    shown.runs = stats->total;
                if (const auto stats = reader.logStats(logs, cancelled))
                    shown.logs = stats->total;
            }
            sender.post([this, shown] {
                m_shown = shown;
                finish({});
            });
        });
}

void ScreenshotRun::finish(const QString &error)
{
    if (m_done)
        return;
    m_done = true;
    m_timeout.stop();
    QWidget *shown = &m_window;
    if (auto *comparison = m_window.findChild<CompareWindow *>())
        shown = comparison;
    if (auto *record = m_window.findChild<RecordWindow *>())
        shown = record;
    for (auto *dialog : m_window.findChildren<QDialog *>())
        shown = dialog->isVisible() ? dialog : shown;
    const QPixmap picture = shown->grab();
    if (!picture.save(m_file)) {
        Q_EMIT finished({}, tr("The picture could not be saved as %1.").arg(m_file));
        return;
    }
    if (!error.isEmpty()) {
        Q_EMIT finished({}, error);
        return;
    }
    const DisplayValues values;
    const double seconds = static_cast<double>(m_syncMs) / 1000;
    if (m_session.workspace() && m_session.workspace()->importedFiles()) {
        Q_EMIT finished(tr("%1: %2 runs and %3 log entries, imported")
                            .arg(m_shown->script, values.count(m_shown->runs), values.count(m_shown->logs)),
                        {});
        return;
    }
    Q_EMIT finished(tr("%1: %2 runs and %3 log entries of the last 7 days, synced in %4 s")
                        .arg(m_shown->script, values.count(m_shown->runs), values.count(m_shown->logs))
                        .arg(seconds, 0, 'f', 1),
                    {});
}

QString ScreenshotRun::timeoutReason() const
{
    if (!m_session.workspace())
        return tr("Nothing was opened in time.");
    const SyncState state = m_session.workspace()->syncState();
    if (state.error)
        return state.error->oneLine();
    return m_painted ? tr("The range was not complete in time.") : tr("No rows were painted in time.");
}

} // namespace runglass
