// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/linkcontrols.h"

#include "commands/commandregistry.h"
#include "common/recordtable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QToolTip>

#include <utility>

namespace runglass {

namespace {

constexpr int saidForMs = 1500;

} // namespace

LinkControls::LinkControls(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&parts.session.scripts(), &ScriptsModel::loaded, this, &LinkControls::followNow);
}

void LinkControls::handleCommands(CommandRegistry &commands)
{
    commands.handle(CommandId::CopyLink, &m_parts.runs, [this] { copyCurrent(); });
    commands.handle(CommandId::CopyLink, &m_parts.logs, [this] { copyCurrent(); });
    commands.handle(CommandId::CopyLinkToList, &m_parts.stage, [this] { copyListLink(); });
}

void LinkControls::addActions(QMenu &menu)
{
    const QString run = currentRun();
    connect(menu.addAction(tr("Copy Link to Run\tShift+Y")), &QAction::triggered, this,
            [this, run] { copyRunLink(run); });
    menu.actions().constLast()->setEnabled(!run.isEmpty());
    connect(menu.addAction(tr("Copy Link to This List")), &QAction::triggered, this,
            &LinkControls::copyListLink);
}

QString LinkControls::currentRun() const
{
    const bool logs = m_parts.session.tab() == MonitorSession::Tab::Logs;
    const QModelIndex index = (logs ? m_parts.logs : m_parts.runs).currentIndex();
    if (!index.isValid())
        return {};
    return logs ? index.siblingAtColumn(static_cast<int>(LogColumn::RunId))
                      .data(AnswerModel::CopyRole)
                      .toString()
                : index.data(AnswerModel::IdRole).toString();
}

void LinkControls::copyCurrent()
{
    if (const QString run = currentRun(); !run.isEmpty())
        copyRunLink(run);
    else
        copyListLink();
}

void LinkControls::copyRunLink(const QString &runId)
{
    Link link;
    link.scriptId = QString::fromStdString(m_parts.session.selection().scriptId);
    link.runId = runId;
    copy(link);
}

void LinkControls::copyListLink()
{
    Link link;
    link.scriptId = QString::fromStdString(m_parts.session.selection().scriptId);
    if (link.scriptId.isEmpty())
        return;
    link.view = m_parts.session.view();
    copy(link);
}

void LinkControls::copy(const Link &link)
{
    Link complete = link;
    complete.service = m_parts.session.workspace().serviceInLinks();
    QGuiApplication::clipboard()->setText(printLink(complete));
    const bool logs = m_parts.session.tab() == MonitorSession::Tab::Logs;
    RecordTable &table = logs ? m_parts.logs : m_parts.runs;
    const QRect row = table.visualRect(table.currentIndex().siblingAtColumn(0));
    QToolTip::showText(table.viewport()->mapToGlobal(row.bottomLeft()),
                       link.isToRun() ? tr("Link to the run copied") : tr("Link to this list copied"), &table,
                       {}, saidForMs);
}

void LinkControls::follow(const Link &link)
{
    m_followed = link;
    if (m_parts.session.scripts().isLoaded())
        followNow();
}

void LinkControls::followNow()
{
    if (!m_followed)
        return;
    const Link link = *std::exchange(m_followed, std::nullopt);
    if (!link.scriptId.isEmpty() && !m_parts.session.scripts().find(link.scriptId.toStdString())) {
        Q_EMIT failed(
            {tr("The link leads to a script that is not here."),
             tr("%1 knows no script with the id %2.").arg(m_parts.session.workspace().name(), link.scriptId),
             tr("Open the link again when the scripts are fetched, or ask whoever sent it where the "
                "script is.")});
        return;
    }
    if (!link.isToRun()) {
        m_parts.session.show(link.scriptId, link.view);
        return;
    }
    if (!link.scriptId.isEmpty())
        m_parts.session.setScript(link.scriptId);
    Q_EMIT runRequested(link.runId);
}

} // namespace runglass
