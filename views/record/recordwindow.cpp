// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordwindow.h"

#include <QCloseEvent>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr QSize usualSize(900, 760);
constexpr QSize smallestSize(360, 320);

} // namespace

RecordWindow::RecordWindow(Settings &settings, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_settings(settings)
    , m_column(new QVBoxLayout(this))
{
    setWindowTitle(tr("Run"));
    setMinimumSize(smallestSize);
    resize(usualSize);
    m_column->setContentsMargins(0, 0, 0, 0);
}

void RecordWindow::setView(QWidget *view)
{
    m_column->addWidget(view);
    view->show();
}

void RecordWindow::showWindow()
{
    if (!isVisible() && !restoreGeometry(m_settings.value(Setting::RecordGeometry).toByteArray())) {
        if (const QWidget *list = parentWidget())
            move(list->geometry().center() - rect().center());
    }
    show();
    raise();
}

void RecordWindow::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous())
        m_settings.setValue(Setting::RecordGeometry, saveGeometry());
    QWidget::hideEvent(event);
}

void RecordWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

} // namespace runglass
