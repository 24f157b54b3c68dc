// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/frontpages.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/statepanel.h"
#include "connection/connectionpage.h"

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
    , m_opening(new StatePanel(m_pages))
    , m_failure(new StatePanel(m_pages))
{
    m_connection->setObjectName(QStringLiteral("connectionPage"));
    m_opening->setObjectName(QStringLiteral("openingPage"));
    m_failure->setObjectName(QStringLiteral("failurePage"));
    m_menuButton->setObjectName(QStringLiteral("frontMenu"));
    m_menuButton->setLeadingIcon(Icon::Dots);
    m_menuButton->setMenu(menu);
    m_menuButton->setToolTip(tr("Menu"));
    m_menuButton->setAccessibleName(tr("Menu"));

    m_opening->setAction(tr("Cancel"));
    m_failure->setAction(tr("Try &Again"));
    auto *connections = m_failure->addAction(tr("&Connections…"));
    connections->setObjectName(QStringLiteral("failureConnections"));
    auto *another = m_failure->addAction(tr("&New Connection…"));
    another->setObjectName(QStringLiteral("failureNew"));
    connect(m_opening, &StatePanel::actionTriggered, this, &FrontPages::openingCancelled);
    connect(m_failure, &StatePanel::actionTriggered, this, &FrontPages::retryRequested);
    connect(connections, &QPushButton::clicked, this, &FrontPages::connectionsRequested);
    connect(another, &QPushButton::clicked, this, &FrontPages::newConnectionRequested);
    for (StatePanel *panel : {m_opening, m_failure})
        panel->setBackgroundRole(QPalette::Window);

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

void FrontPages::addPage(QWidget *page)
{
    m_pages->addWidget(page);
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
