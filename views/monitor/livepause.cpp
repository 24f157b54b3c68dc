// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/livepause.h"

#include "common/flatbutton.h"

namespace runglass {

LivePause::LivePause(MonitorSession &session, FlatButton &button, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_button(button)
{
    button.setLeadingIcon(Icon::Pause);
    button.setToolTip(tr("The rows are held still; the figures go on.\nFollow again (Space)"));
    connect(&button, &QPushButton::clicked, this, [this] { setPaused(false); });
    for (AnswerModel *records :
         {static_cast<AnswerModel *>(&session.runs()), static_cast<AnswerModel *>(&session.logs())})
        connect(records, &AnswerModel::stateChanged, this, &LivePause::show);
    show();
}

void LivePause::setPaused(bool paused)
{
    m_session.runs().setPaused(paused);
    m_session.logs().setPaused(paused);
    show();
}

void LivePause::show()
{
    const bool hadFocus = m_button.hasFocus();
    const std::int64_t waiting = m_session.records().waiting();
    const QString text =
        waiting > 0 ? tr("Paused · %1 new").arg(m_session.values().count(waiting)) : tr("Paused");
    m_button.setText(text);
    m_button.setAccessibleName(tr("%1: follow again").arg(text));
    m_button.setVisible(isPaused());
    if (hadFocus && !isPaused())
        m_button.nextInFocusChain()->setFocus();
}

} // namespace runglass
