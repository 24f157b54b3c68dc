// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/noticebar.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

QLabel *makeLabel(QWidget *parent, FontRole role)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setFont(runglass::font(role));
    return label;
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_message(makeLabel(this, FontRole::UiStrong))
    , m_detail(makeLabel(this, FontRole::Ui))
    , m_action(new QPushButton(this))
    , m_dismiss(new QPushButton(tr("Dismiss"), this))
{
    setObjectName(QStringLiteral("noticeBar"));
    m_action->setObjectName(QStringLiteral("noticeAction"));
    m_dismiss->setObjectName(QStringLiteral("noticeDismiss"));
    setAutoFillBackground(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_message);
    texts->addWidget(m_detail);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::edge, 8, metrics::edge, 8);
    layout->setSpacing(8);
    layout->addLayout(texts, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_dismiss);
    connect(m_dismiss, &QPushButton::clicked, this, &NoticeBar::dismissFirst);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = m_notices.isEmpty() ? nullptr : m_notices.first().act;
        dismissFirst();
        if (act)
            act();
    });
    applyColors();
    showFirst();
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

void NoticeBar::showFirst()
{
    setVisible(!m_notices.isEmpty());
    if (m_notices.isEmpty())
        return;
    const Notice &notice = m_notices.first();
    m_message->setText(notice.text.message);
    const QString detail = QStringList{notice.text.reason, notice.text.help}.join(QLatin1Char(' ')).trimmed();
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_action->setText(notice.action);
    m_action->setVisible(!notice.action.isEmpty());
}

void NoticeBar::applyColors()
{
    const QPalette theme = QApplication::palette();
    QPalette own = theme;
    own.setColor(QPalette::Window, color(theme, ColorRole::WarningGround));
    own.setColor(QPalette::WindowText, color(theme, ColorRole::Warning));
    setPalette(own);
    m_action->setPalette(theme);
    m_dismiss->setPalette(theme);
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyColors();
}

} // namespace runglass
