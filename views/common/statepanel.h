// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace runglass {

/// What stands where data would be: what is the case, why, and buttons with the next steps.
///
/// Places its column itself, so that pages which are not shown don't lay out their texts with every resize of
/// the window around them.
class StatePanel : public QWidget
{
    Q_OBJECT

public:
    explicit StatePanel(QWidget *parent = nullptr);

    void setText(const QString &what, const QString &why);
    void setError(const UserError &error);
    /// The first button. An empty text hides it.
    void setAction(const QString &text);
    /// One more button. Owned by the panel.
    QPushButton *addAction(const QString &text);
    /// From 0 to 1; below 0 hides the bar.
    void setProgress(double done);
    /// Something goes on and its end is not known.
    void setBusy();

    QString what() const;
    QString why() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QWidget *m_column;
    QLabel *m_what;
    QLabel *m_why;
    QProgressBar *m_progress;
    QHBoxLayout *m_buttons;
    QPushButton *m_action;
};

} // namespace runglass
