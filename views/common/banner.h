// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace runglass {

/// A quiet line above the data that says what went wrong, why, what to do, with a button that does it.
class Banner : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    /// An empty `action` hides the button.
    void showError(const UserError &error, const QString &action);

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace runglass
