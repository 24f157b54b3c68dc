// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QPointer>
#include <QWidget>

class QFrame;

namespace runglass {

/// A panel over everything in a window, which is dimmed meanwhile. Esc, or a click beside the panel, closes
/// it and gives the focus back to who had it; Tab stays inside.
class OverlayPanel : public QWidget
{
    Q_OBJECT

public:
    /// `name`: what a screen reader calls it. Hidden at first.
    OverlayPanel(const QString &name, QWidget *window);

    void open();
    void dismiss();
    /// Who had the focus before; null when that is gone.
    QWidget *origin() const { return m_origin; }

Q_SIGNALS:
    void opened();
    void dismissed();

protected:
    /// What the panel is made of; lay it out in here.
    QFrame *panel() const { return m_panel; }
    /// Where the panel goes in a window of this size. Asked whenever something changed; see placePanel().
    virtual QRect panelPlace(const QSize &window) const = 0;
    void placePanel();

    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QFrame *m_panel;
    QPointer<QWidget> m_origin;
};

} // namespace runglass
