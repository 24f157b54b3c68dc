// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QFrame>
#include <QPointer>

namespace runglass {

/// A panel above the rest of a view, under the button that opens it. It is no window of its own, so nothing
/// grabs mouse or keyboard, and lists and menus inside it work as everywhere.
///
/// Esc closes it; keys that are no commands of it don't reach those of the view. The focus goes back to where
/// it was.
class Popover : public QFrame
{
    Q_OBJECT

public:
    /// `stage` is what it lies above, and its parent.
    explicit Popover(QWidget *stage);
    ~Popover() override;

    /// Whether a click elsewhere closes it; usually it does.
    void setClosesOnOutsideClick(bool closes) { m_closesOnOutsideClick = closes; }
    /// Shows it under `anchor`, as far to the left as needed to fit, with the focus in `first`.
    void openUnder(QWidget *anchor, QWidget *first);
    void closePopover();

Q_SIGNALS:
    void closed();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    bool isOutside(QObject *clicked) const;

    QWidget *m_stage;
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_hadFocus;
    bool m_closesOnOutsideClick = true;
};

} // namespace runglass
