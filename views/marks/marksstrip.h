// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "marks/marks.h"

#include <QWidget>

namespace runglass {

class FlatButton;

/// What the user has said of one run, and the buttons to say it: for the head of a record view. Knows neither
/// the run nor where marks are kept.
class MarksStrip : public QWidget
{
    Q_OBJECT

public:
    explicit MarksStrip(QWidget *parent = nullptr);

    void setMark(const Mark &mark);

Q_SIGNALS:
    void reviewedRequested();
    void bookmarkRequested();
    void noteRequested();

private:
    static void present(FlatButton *button, bool on, const QString &name);

    FlatButton *m_reviewed;
    FlatButton *m_bookmark;
    FlatButton *m_note;
};

} // namespace runglass
