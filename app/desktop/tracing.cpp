// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tracing.h"

#include "main/mainwindow.h"
#include "main/milestones.h"
#include "settings/settings.h"
#include "workspace/session.h"

#include <QEvent>

namespace runglass {

Tracing::Tracing(Milestones &milestones, MainWindow &window, Session &session, const Settings &settings,
                 QObject *parent)
    : QObject(parent)
    , m_milestones(milestones)
{
    window.installEventFilter(this);
    connect(&window, &MainWindow::rowsPainted, this, [this, &settings](int rows) {
        m_milestones.reached(QStringLiteral("rows-painted"),
                             {{QStringLiteral("rows"), rows},
                              {QStringLiteral("tab"), settings.value(Setting::LastTab).toString()}});
    });
    connect(&session, &Session::workspaceOpened, this, [this, &session] {
        m_milestones.reached(QStringLiteral("workspace-opened"));
        auto *complete = new QObject(session.workspace());
        connect(session.workspace(), &Workspace::syncStateChanged, complete,
                [this, complete](const SyncState &state) {
                    if (state.phase != SyncState::Phase::UpToDate)
                        return;
                    m_milestones.reached(QStringLiteral("range-complete"),
                                         {{QStringLiteral("runs"), qint64{state.runsReceived}},
                                          {QStringLiteral("logs"), qint64{state.logsReceived}}});
                    // Only the first time.
                    complete->deleteLater();
                });
    });
}

bool Tracing::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        m_milestones.reached(QStringLiteral("window-shown"));
    }
    return false;
}

} // namespace runglass
