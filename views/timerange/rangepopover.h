// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/popover.h"
#include "timerange/rangechoice.h"

#include <QLocale>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace runglass {

class RangeCalendar;

/// Where the time range is chosen: a list of the usual ones, a calendar, or typed; written out below.
class RangePopover : public Popover
{
    Q_OBJECT

public:
    explicit RangePopover(QWidget *stage);

    /// What is chosen now, and where and when that is.
    struct Moment
    {
        Micros now = 0;
        QTimeZone zone;
        QLocale locale;
        QString zoneName;
    };
    void open(QWidget *anchor, const RangeChoice &current, const Moment &moment);

Q_SIGNALS:
    void applied(const runglass::RangeChoice &choice);

private:
    QWidget *makePresets();
    QWidget *makeOwn();
    void presetChosen(int row);
    void take(const RangeChoice &choice, bool byTyping);
    void typed(const QString &text);
    void accept();

    QListWidget *m_presets;
    RangeCalendar *m_calendar;
    QLineEdit *m_text;
    QLabel *m_written;
    QPushButton *m_apply;
    RangeChoice m_choice;
    Moment m_moment;
    bool m_usable = true;
};

} // namespace runglass
