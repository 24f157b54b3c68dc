// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QAbstractButton>

namespace runglass {

/// One value of a condition, with a cross that takes it away. A click anywhere on it does, too, and so do
/// Backspace and Delete while it has the focus.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const QString &value, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
};

} // namespace runglass
