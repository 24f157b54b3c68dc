// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace runglass {

/// What stands where rows would be: what is the case, why, and a button with the next step.
class StatePanel : public QWidget
{
    Q_OBJECT

public:
    explicit StatePanel(QWidget *parent = nullptr);

    void setText(const QString &what, const QString &why);
    /// An empty text hides the button.
    void setAction(const QString &text);
    /// From 0 to 1; below 0 hides the bar.
    void setProgress(double done);

    QString what() const;
    QString why() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_what;
    QLabel *m_why;
    QProgressBar *m_progress;
    QPushButton *m_action;
};

} // namespace runglass
