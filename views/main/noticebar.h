// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <QList>
#include <QWidget>

#include <functional>

namespace runglass {

class Banner;

/// Tells something above the data while work goes on, until the user has read it. One notice at a time is
/// shown; the others wait.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// `action`: the text of a button for the next step; empty for none. The same notice is told once.
    void tell(const UserError &notice, const QString &action = {}, std::function<void()> act = {});
    void clear();
    /// How many are shown or wait.
    qsizetype count() const { return m_notices.size(); }

private:
    struct Notice
    {
        UserError text;
        QString action;
        std::function<void()> act;
    };

    void showFirst();
    void dismissFirst();
    void actOnFirst();

    Banner *m_banner;
    QList<Notice> m_notices;
};

} // namespace runglass
