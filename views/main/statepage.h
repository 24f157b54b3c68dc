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

/// A page in place of the data: one line of what, one of why, one of what to do, and buttons for that.
class StatePage : public QWidget
{
    Q_OBJECT

public:
    explicit StatePage(QWidget *parent = nullptr);

    /// `busy`: something goes on and its end is not known.
    void setText(const UserError &text, bool busy = false);
    /// The first one is the default button. Owned by the page.
    QPushButton *addButton(const QString &text, const QString &objectName);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColors();

    QLabel *m_message;
    QLabel *m_reason;
    QLabel *m_help;
    QProgressBar *m_progress;
    QHBoxLayout *m_buttons;
};

} // namespace runglass
