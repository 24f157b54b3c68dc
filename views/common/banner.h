// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace runglass {

/// A quiet line above the data that says what went wrong, why, what to do, with a button that does it.
/// Hidden at first.
class Banner : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    /// An empty `action` hides the button.
    void showError(const UserError &error, const QString &action);
    /// With a button by which the reader says that it is read; off at first.
    void setDismissable(bool dismissable);

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_dismiss;
};

} // namespace runglass
