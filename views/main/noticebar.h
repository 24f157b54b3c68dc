// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <QFrame>
#include <QList>

#include <functional>

class QLabel;
class QPushButton;

namespace runglass {

/// A strip above the data that tells something while work goes on, until the user has read it. One at a time
/// is shown; the others wait.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// `action`: the text of a button for the next step; empty for none. The same notice is told once.
    void tell(const UserError &notice, const QString &action = {}, std::function<void()> act = {});
    void clear();
    /// How many are shown or wait.
    qsizetype count() const { return m_notices.size(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Notice
    {
        UserError text;
        QString action;
        std::function<void()> act;
    };

    void showFirst();
    void dismissFirst();
    void applyColors();

    QLabel *m_message;
    QLabel *m_detail;
    QPushButton *m_action;
    QPushButton *m_dismiss;
    QList<Notice> m_notices;
};

} // namespace runglass
