// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/bundlecontrols.h"

#include "common/recordtable.h"
#include "filter/filtertext.h"
#include "monitor/comparecontrols.h"
#include "monitor/triagecontrols.h"
#include "userdata/marksstore.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

#include <utility>

namespace runglass {

BundleControls::BundleControls(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
}

BundleControls::~BundleControls()
{
    delete m_dialog;
}

std::vector<std::string> BundleControls::selectedRuns() const
{
    QStringList chosen = m_parts.triage.selectedRuns();
    if (const QString current = m_parts.compare.currentRun(); chosen.isEmpty() && !current.isEmpty())
        chosen << current;
    std::vector<std::string> ids;
    for (const QString &id : std::as_const(chosen))
        ids.push_back(id.toStdString());
    return ids;
}

/// Of all runs of the script: whose run is not in the bundle does not get in either.
std::vector<BundleMark> BundleControls::marks() const
{
    const std::string &script = m_parts.session.selection().scriptId;
    std::vector<BundleMark> marks;
    m_parts.marks.marks(m_parts.session.workspace().id())->forEach([&](const MarkedRun &marked) {
        if (marked.scriptId == script)
            marks.push_back({.runId = marked.runId,
                             .scriptId = marked.scriptId,
                             .reviewed = marked.mark.reviewed,
                             .bookmarked = marked.mark.bookmarked,
                             .note = marked.mark.note,
                             .changedAt = m_parts.session.now()});
    });
    return marks;
}

BundleForm::Choice BundleControls::choice() const
{
    const MonitorSession &session = m_parts.session;
    const Selection &selection = session.selection();
    BundleForm::Choice choice;
    choice.shown.runs = selection.runs();
    choice.shown.marks = marks();
    BundleInfo &info = choice.shown.info;
    info.createdAt = session.now();
    info.program = QStringLiteral("Runglass %1").arg(QCoreApplication::applicationVersion()).toStdString();
    info.scriptId = selection.scriptId;
    if (selection.range != TimeRange::all())
        info.range = selection.range;
    info.runsFilter = printFilter(selection.runFilter, FilterSubject::Runs);
    info.logsFilter = printFilter(selection.logFilter, FilterSubject::Logs);
    info.runsSearch = selection.runSearch;
    info.logsSearch = selection.logSearch;
    info.showsLogs = session.tab() == MonitorSession::Tab::Logs;

    const int shown = m_parts.runs.records().rowCount();
    choice.shownText =
        shown == 1 ? tr("&All shown (1 run)") : tr("&All shown (%1 runs)").arg(session.values().count(shown));
    choice.selectedIds = selectedRuns();
    const auto selected = static_cast<std::int64_t>(choice.selectedIds.size());
    choice.selectedText = selected <= 1 ? tr("The &selected run")
                                        : tr("The %1 &selected runs").arg(session.values().count(selected));
    choice.sender = qEnvironmentVariable("USER");
    return choice;
}

/// "<scriptname>_2026-11-22.runglass"; characters that a file name can't hold become "_".
QString BundleControls::fileName() const
{
    const Script *script = m_parts.session.script();
    QString name = script ? QString::fromStdString(script->name) : QString();
    for (QChar &c : name) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7F || QStringLiteral("/\\:*?\"<>|").contains(c))
            c = QLatin1Char('_');
    }
    if (name.startsWith(QLatin1Char('.')))
        name.prepend(QLatin1Char('_'));
    constexpr qsizetype longest = 80;
    const QDate today = dayAt(m_parts.session.now(), m_parts.session.values().zone());
    return QStringLiteral("%1_%2.runglass").arg(name.left(longest), today.toString(Qt::ISODate));
}

void BundleControls::share()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new BundleDialog(m_parts.session.workspace().sharedCache(), choice(), m_parts.session.values(),
                                fileName(), m_parts.stage.window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto open = [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); };
    connect(m_dialog, &BundleDialog::openRequested, this, open);
    connect(m_dialog, &BundleDialog::folderRequested, this,
            [open](const QString &file) { open(QFileInfo(file).path()); });
    m_dialog->show();
}

} // namespace runglass
