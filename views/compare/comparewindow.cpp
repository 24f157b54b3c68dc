// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/comparewindow.h"

#include "compare/compareview.h"

#include <QHideEvent>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr QSize usualSize(1200, 760);
constexpr QSize smallestSize(560, 320);

} // namespace

CompareWindow::CompareWindow(Settings &settings, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_settings(settings)
    , m_view(new CompareView(this))
{
    setWindowTitle(tr("Compare Runs"));
    setMinimumSize(smallestSize);
    resize(usualSize);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    connect(m_view, &CompareView::closeRequested, this, &QWidget::close);
}

CompareWindow::~CompareWindow() = default;

void CompareWindow::handleCommands(CommandRegistry &commands)
{
    m_view->handleCommands(commands, this);
}

void CompareWindow::showWindow()
{
    if (!isVisible() && !restoreGeometry(m_settings.value(Setting::CompareGeometry).toByteArray())) {
        if (const QWidget *list = parentWidget())
            move(list->geometry().center() - rect().center());
    }
    show();
    raise();
    activateWindow();
}

void CompareWindow::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous())
        m_settings.setValue(Setting::CompareGeometry, saveGeometry());
    QWidget::hideEvent(event);
    if (!event->spontaneous())
        Q_EMIT closed();
}

} // namespace runglass
