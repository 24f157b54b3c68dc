// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/noticebar.h"

#include "common/banner.h"
#include "common/metrics.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace runglass {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("noticeBar"));
    m_banner->setDismissable(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::edge, metrics::cardGap, metrics::edge, 0);
    layout->addWidget(m_banner);
    connect(m_banner, &Banner::dismissed, this, &NoticeBar::dismissFirst);
    connect(m_banner, &Banner::actionTriggered, this, &NoticeBar::actOnFirst);
    hide();
}

void NoticeBar::tell(const UserError &notice, const QString &action, std::function<void()> act)
{
    const bool told = std::ranges::any_of(m_notices, [&notice](const Notice &n) { return n.text == notice; });
    if (told)
        return;
    m_notices.append({notice, action, std::move(act)});
    showFirst();
}

void NoticeBar::clear()
{
    m_notices.clear();
    showFirst();
}

void NoticeBar::dismissFirst()
{
    if (!m_notices.isEmpty())
        m_notices.removeFirst();
    showFirst();
}

void NoticeBar::actOnFirst()
{
    const auto act = m_notices.isEmpty() ? nullptr : m_notices.first().act;
    dismissFirst();
    if (act)
        act();
}

void NoticeBar::showFirst()
{
    setVisible(!m_notices.isEmpty());
    if (!m_notices.isEmpty())
        m_banner->showError(m_notices.first().text, m_notices.first().action);
}

} // namespace runglass
