// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/banner.h"

#include "common/flatbutton.h"
#include "common/icons.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace runglass {

namespace {

constexpr int iconRoom = metrics::cardGap + metrics::icon + metrics::unit * 2;

} // namespace

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_action(new FlatButton(QString(), this))
    , m_dismiss(new FlatButton(tr("Dismiss"), this))
{
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_dismiss->setObjectName(QStringLiteral("bannerDismiss"));
    m_dismiss->hide();
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(iconRoom, 6, metrics::cardGap, 6);
    row->addWidget(m_text, 1);
    row->setSpacing(metrics::unit * 2);
    row->addWidget(m_action);
    row->addWidget(m_dismiss);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_dismiss, &QPushButton::clicked, this, &Banner::dismissed);
    hide();
}

void Banner::showError(const UserError &error, const QString &action)
{
    m_text->setText(error.oneLine());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(error.message);
    setAccessibleDescription(error.reason + QLatin1Char(' ') + error.help);
    setVisible(true);
}

void Banner::setDismissable(bool dismissable)
{
    m_dismiss->setVisible(dismissable);
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(this, ColorRole::WarningGround));
    painter.drawRoundedRect(rect(), metrics::radius, metrics::radius);
    const QColor pen = color(this, ColorRole::Warning);
    painter.drawPixmap(metrics::cardGap, (height() - metrics::icon) / 2,
                       iconPixmap(Icon::Warning, pen, metrics::icon, devicePixelRatioF()));
}

} // namespace runglass
