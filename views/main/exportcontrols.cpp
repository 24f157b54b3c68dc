// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/exportcontrols.h"

#include "commands/commandregistry.h"
#include "exporting/desktopfiles.h"
#include "monitor/monitorview.h"
#include "settings/settings.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QStandardPaths>

namespace runglass {

namespace {

constexpr ExportOptions csv{.format = ExportFormat::Csv, .attributes = false, .payloads = false};
constexpr ExportOptions json{.format = ExportFormat::JsonLines, .attributes = false, .payloads = false};
constexpr ExportOptions fullJson{.format = ExportFormat::JsonLines};

bool isLogs(MonitorView &monitor)
{
    return monitor.session().tab() == MonitorSession::Tab::Logs;
}

} // namespace

ExportControls::ExportControls(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_panel(new ExportPanel(parts.background, &parts.window))
    , m_menu(new QMenu(tr("&Export"), &parts.window))
    , m_csv(addAction(csv))
    , m_json(addAction(json))
    , m_fullJson(addAction(fullJson))
{
    m_menu->setObjectName(QStringLiteral("export"));
    m_menu->addSeparator();
    m_guard = m_menu->addAction(tr("Keep &Formulas from Spreadsheets"));
    m_guard->setToolTip(
        tr("In a CSV, a ' is put in front of text that a spreadsheet would take for a formula."));
    m_guard->setCheckable(true);
    m_guard->setChecked(parts.settings.value(Setting::ExportGuard).toBool());
    connect(m_guard, &QAction::toggled, this,
            [this](bool on) { m_parts.settings.setValue(Setting::ExportGuard, on); });
    m_menu->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &ExportControls::showActions);
    connect(m_panel, &ExportPanel::retryRequested, this, &ExportControls::ask);
    setOpeners(desktopfiles::open, desktopfiles::showInFolder);
    showActions();
}

QFileDialog *ExportControls::dialog() const
{
    return m_dialog;
}

QAction *ExportControls::addAction(const ExportOptions &options)
{
    return m_menu->addAction(QString(), this, [this, options] { exportList(options); });
}

void ExportControls::setOpeners(Opener file, Opener folder)
{
    disconnect(m_panel, &ExportPanel::openRequested, this, nullptr);
    disconnect(m_panel, &ExportPanel::folderRequested, this, nullptr);
    connect(m_panel, &ExportPanel::openRequested, this, std::move(file));
    connect(m_panel, &ExportPanel::folderRequested, this, std::move(folder));
}

void ExportControls::addTo(QMenu &menu, QAction *place)
{
    menu.insertMenu(place, m_menu);
    // Keys act only where an action belongs to the window itself.
    m_parts.window.addActions(m_menu->actions());
    menu.insertSeparator(place);
}

void ExportControls::handleCommands(CommandRegistry &commands)
{
    commands.handle(CommandId::ExportCsv, m_csv);
    commands.handle(CommandId::ExportJson, m_fullJson);
}

void ExportControls::setMonitor(MonitorView *monitor)
{
    m_monitor = monitor;
    if (monitor) {
        connect(&monitor->session(), &MonitorSession::selectionChanged, this, &ExportControls::showActions);
        connect(&monitor->session(), &MonitorSession::tabChanged, this, &ExportControls::showActions);
    }
    // A question about what is gone has no answer.
    if (!monitor && m_dialog)
        m_dialog->close();
    showActions();
}

void ExportControls::showActions()
{
    const bool logs = m_monitor && isLogs(*m_monitor);
    m_csv->setText(logs ? tr("Logs as &CSV…") : tr("All Runs as &CSV…"));
    m_json->setText(logs ? tr("Logs as &JSON Lines…") : tr("All Runs as &JSON Lines…"));
    m_fullJson->setText(logs ? tr("Logs as JSON Lines, with &Attributes…")
                             : tr("All Runs as JSON Lines, with &Input and Output…"));
    const bool possible = m_monitor && !m_monitor->session().selection().scriptId.empty();
    for (QAction *action : {m_csv, m_json, m_fullJson})
        action->setEnabled(possible);
}

std::optional<ExportTask::Job> ExportControls::listJob() const
{
    if (!m_monitor)
        return {};
    MonitorSession &session = m_monitor->session();
    ExportTask::Job job{.cache = session.workspace().sharedCache(), .query = {}, .options = {}, .path = {}};
    // The order is that of the table; script, range, filter and search are those of the selection.
    const std::optional<RunsQuery> runs = session.runs().query();
    const std::optional<LogsQuery> logs = session.logs().query();
    if (isLogs(*m_monitor) ? !logs : !runs)
        return {};
    if (isLogs(*m_monitor))
        job.query = *logs;
    else
        job.query = *runs;
    return job;
}

void ExportControls::exportList(const ExportOptions &options)
{
    std::optional<ExportTask::Job> job = listJob();
    if (!job || m_dialog)
        return;
    job->options = options;
    job->options.guard = m_guard->isChecked() ? CsvWriter::FormulaGuard::On : CsvWriter::FormulaGuard::Off;
    const Script *script = m_monitor->session().script();
    const std::string &name = script ? script->name : m_monitor->session().selection().scriptId;
    QString folder = m_parts.settings.value(Setting::ExportFolder).toString();
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    job->path =
        folder + QLatin1Char('/') +
        exportFileName(name, isLogs(*m_monitor) ? RecordKind::Logs : RecordKind::Runs, options.format);
    ask(std::move(*job));
}

void ExportControls::ask(ExportTask::Job job)
{
    const QFileInfo proposed(job.path);
    const bool isCsv = job.options.format == ExportFormat::Csv;
    m_dialog = new QFileDialog(&m_parts.window, tr("Export"), proposed.path());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setAcceptMode(QFileDialog::AcceptSave);
    m_dialog->setFileMode(QFileDialog::AnyFile);
    // A file that is there is asked about when the export finds it, beside other work.
    m_dialog->setOption(QFileDialog::DontConfirmOverwrite);
    m_dialog->setNameFilters({isCsv ? tr("CSV (*.csv)") : tr("JSON Lines (*.jsonl)"), tr("All files (*)")});
    m_dialog->setDefaultSuffix(isCsv ? QStringLiteral("csv") : QStringLiteral("jsonl"));
    m_dialog->setLabelText(QFileDialog::Accept, tr("Export"));
    m_dialog->selectFile(proposed.fileName());
    connect(m_dialog, &QFileDialog::fileSelected, this, [this, job](const QString &path) {
        ExportTask::Job chosen = job;
        chosen.path = path;
        chosen.existing = OutputFile::Existing::Refuse;
        m_parts.settings.setValue(Setting::ExportFolder, QFileInfo(path).absolutePath());
        m_panel->start(chosen);
    });
    m_dialog->open();
}

} // namespace runglass
