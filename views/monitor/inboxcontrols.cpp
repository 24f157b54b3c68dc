// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/inboxcontrols.h"

#include "common/flatbutton.h"
#include "common/plaintooltip.h"
#include "filter/builtinfilters.h"

#include <chrono>

namespace runglass {

using namespace std::chrono_literals;

namespace {

/// While runs come in, or E is held down, once in so long.
constexpr auto patience = 250ms;

} // namespace

InboxControls::InboxControls(MonitorSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_button(new FlatButton(tr("Failed, not reviewed")))
    , m_counter(session.workspace().queries())
{
    m_button->setObjectName(QStringLiteral("inbox"));
    m_button->setLeadingIcon(Icon::Inbox);
    m_button->setCheckable(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(patience);
    connect(&m_soon, &QTimer::timeout, this, &InboxControls::count);
    connect(m_button, &QPushButton::clicked, this, &InboxControls::toggle);
    connect(&m_counter, &MatchCounter::counted, this, [this](qint64 number) {
        m_count = number;
        show();
    });
    connect(&session, &MonitorSession::selectionChanged, this, &InboxControls::countSoon);
    connect(&session, &MonitorSession::marksChanged, this, &InboxControls::countSoon);
    connect(&session.runs(), &AnswerModel::applied, this, &InboxControls::countSoon);
    connect(&session.workspace(), &Workspace::cacheChanged, this, &InboxControls::countSoon);
    show();
    countSoon();
}

bool InboxControls::isShown() const
{
    return m_session.tab() == MonitorSession::Tab::Runs &&
           m_session.filter(MonitorSession::Tab::Runs) == BuiltInFilters::inbox();
}

void InboxControls::toggle()
{
    constexpr auto runs = MonitorSession::Tab::Runs;
    if (isShown()) {
        m_session.setFilter(runs, m_before);
        return show();
    }
    if (m_session.filter(runs) != BuiltInFilters::inbox()) {
        m_before = m_session.filter(runs);
        m_session.setFilter(runs, BuiltInFilters::inbox());
    }
    if (m_session.tab() != runs)
        Q_EMIT tabRequested(runs);
    show();
}

/// Not put off again and again: while more comes in all the time, it is still told.
void InboxControls::countSoon()
{
    show();
    if (!m_soon.isActive())
        m_soon.start();
}

void InboxControls::count()
{
    Selection selection = m_session.selection();
    if (selection.scriptId.empty())
        return;
    selection.runFilter = BuiltInFilters::inbox();
    selection.runSearch.clear();
    m_counter.ask(selection.runs());
}

void InboxControls::show()
{
    m_button->setChecked(isShown());
    const QString number = m_count ? m_session.values().count(*m_count) : QString();
    m_button->setBadge(m_count.value_or(0) > 0 ? number : QString());
    const QString name = m_count ? tr("Failed, not reviewed: %1").arg(number) : tr("Failed, not reviewed");
    m_button->setAccessibleName(name);
    m_button->setToolTip(plainToolTip(
        isShown() ? tr("%1\nBack to the runs before").arg(name)
                  : tr("%1\nShow only these; E marks one as reviewed and goes on to the next").arg(name)));
}

} // namespace runglass
