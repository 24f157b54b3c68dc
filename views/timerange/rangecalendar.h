// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "timerange/rangechoice.h"

#include <QLocale>
#include <QWidget>

#include <array>
#include <optional>

class QComboBox;
class QLabel;

namespace runglass {

class FlatButton;
class MonthGrid;

/// Two months side by side. The first click begins a range that ends today, the second ends it. Arrow keys
/// move by days and weeks, Page Up and Down by months, Enter and Space are a click.
class RangeCalendar : public QWidget
{
    Q_OBJECT

public:
    explicit RangeCalendar(QWidget *parent = nullptr);

    /// Shows a range, its last month at the right; what is chosen next begins anew.
    void setDays(const DaySpan &days, QDate today, const QLocale &locale);
    /// The first of the month at the left.
    QDate shownMonth() const { return m_shown; }

Q_SIGNALS:
    /// first <= last
    void chosen(QDate first, QDate last);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QWidget *makeHeads();
    void show(QDate leftMonth);
    void fillYears();
    void choose(QDate day);
    void moveCursor(QDate day);
    void updateMarks();

    QComboBox *m_month;
    QComboBox *m_year;
    QLabel *m_second;
    std::array<MonthGrid *, 2> m_grids;
    QLocale m_locale;
    QDate m_today;
    QDate m_shown;
    QDate m_cursor;
    DaySpan m_days;
    bool m_any = false;
    std::optional<QDate> m_begun; ///< by a first click
};

} // namespace runglass
