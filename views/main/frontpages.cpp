// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/frontpages.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "connection/connectionpage.h"
#include "main/statepage.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace runglass {

FrontPages::FrontPages(QMenu *menu, QWidget *parent)
    : QWidget(parent)
    , m_menuButton(new FlatButton({}, this))
    , m_pages(new QStackedWidget(this))
    , m_connection(new ConnectionPage(m_pages))
    , m_opening(new StatePage(m_pages))
    , m_failure(new StatePage(m_pages))
{
    m_connection->setObjectName(QStringLiteral("connectionPage"));
    m_opening->setObjectName(QStringLiteral("openingPage"));
    m_failure->setObjectName(QStringLiteral("failurePage"));
    m_menuButton->setObjectName(QStringLiteral("frontMenu"));
    m_menuButton->setLeadingIcon(Icon::Dots);
    m_menuButton->setMenu(menu);
    m_menuButton->setToolTip(tr("Menu"));
    m_menuButton->setAccessibleName(tr("Menu"));

    connect(m_opening->addButton(tr("Cancel"), QStringLiteral("cancelOpening")), &QPushButton::clicked, this,
            &FrontPages::openingCancelled);
    connect(m_failure->addButton(tr("Try &Again"), QStringLiteral("retryOpening")), &QPushButton::clicked,
            this, &FrontPages::retryRequested);
    connect(m_failure->addButton(tr("&Connections…"), QStringLiteral("failureConnections")),
            &QPushButton::clicked, this, &FrontPages::connectionsRequested);
    connect(m_failure->addButton(tr("&New Connection…"), QStringLiteral("failureNew")), &QPushButton::clicked,
            this, &FrontPages::newConnectionRequested);

    for (QWidget *page : {static_cast<QWidget *>(m_connection), static_cast<QWidget *>(m_opening),
                          static_cast<QWidget *>(m_failure)})
        m_pages->addWidget(page);
    auto *strip = new QHBoxLayout;
    strip->setContentsMargins(metrics::edge, 10, metrics::edge, 0);
    strip->addStretch();
    strip->addWidget(m_menuButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(strip);
    layout->addWidget(m_pages, 1);
}

void FrontPages::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
}

QWidget *FrontPages::current() const
{
    return m_pages->currentWidget();
}

} // namespace runglass
