// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace runglass {

/// A line that asks for a filter's name, or tells what was done with one and offers to take it back.
class FilterNameRow : public QWidget
{
    Q_OBJECT

public:
    explicit FilterNameRow(QWidget *parent = nullptr);

    /// `accept` is called with the name; the row stays, and says why, when that fails.
    void ask(const QString &question, const QString &name, const QString &button,
             std::function<Result<void>(const QString &)> accept);
    void tell(const QString &text, const QString &button, std::function<Result<void>()> undo);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void act();

    QLabel *m_label;
    QLineEdit *m_name;
    QPushButton *m_button;
    std::function<Result<void>(const QString &)> m_action;
};

} // namespace runglass
