// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>
#include <QStringList>

class QDropEvent;
class QMimeData;
class QWidget;

namespace runglass {

class DropOverlay;

/// Takes files that are dragged onto a window, wherever in it, and shows meanwhile that it will.
///
/// Drags are caught before the window hands them to a widget: a search box would take the names as text.
/// What is dragged and is no file goes on to the widgets.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget *window);

    /// Local files among what is dragged; nothing when there is anything else.
    static QStringList filesIn(const QMimeData *data);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void dropped(const QStringList &files);

private:
    void watchHandle();
    bool handle(QEvent *event);
    void accept(QDropEvent *event);

    QWidget *m_window;
    DropOverlay *m_overlay;
};

} // namespace runglass
