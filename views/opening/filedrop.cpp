// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "opening/filedrop.h"

#include "opening/dropoverlay.h"
#include "tables/displaytext.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>
#include <QWindow>

namespace runglass {

FileDrop::FileDrop(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_overlay(new DropOverlay(window))
{
    m_window->setAcceptDrops(true);
    m_window->installEventFilter(this);
    watchHandle();
}

void FileDrop::watchHandle()
{
    if (QWindow *handle = m_window->windowHandle()) {
        handle->removeEventFilter(this);
        handle->installEventFilter(this);
    }
}

QStringList FileDrop::filesIn(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            return {};
        files << url.toLocalFile();
    }
    return files;
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window) {
        // The native window is made, and may be made anew, when it is shown.
        if (event->type() == QEvent::Show || event->type() == QEvent::WinIdChange)
            watchHandle();
        return false;
    }
    return handle(event);
}

bool FileDrop::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDropEvent *>(event);
        const QStringList files = filesIn(drag->mimeData());
        if (files.isEmpty())
            return false;
        const auto count = static_cast<int>(files.size());
        const QString name = displayLine(QFileInfo(files.front()).fileName().toStdString());
        m_overlay->showOver(count == 1 ? tr("Drop to open %1").arg(name)
                                       : tr("Drop to open %1 files").arg(count),
                            tr("Exported CSV or JSON Lines, spans, OTLP in JSON, captured output, bundles."));
        accept(drag);
        return true;
    }
    case QEvent::DragLeave:
        m_overlay->hide();
        return false;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        m_overlay->hide();
        const QStringList files = filesIn(drop->mimeData());
        if (files.isEmpty())
            return false;
        accept(drop);
        Q_EMIT dropped(files);
        return true;
    }
    default:
        return false;
    }
}

/// A file manager must not take away what it gave us to read.
void FileDrop::accept(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

} // namespace runglass
