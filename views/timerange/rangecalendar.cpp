// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timerange/rangecalendar.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "timerange/monthgrid.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

/// Years before this one in the list; what is shown beyond them is added.
constexpr int yearsBack = 15;
constexpr int months = 12;

QDate firstOfMonth(QDate day)
{
    return {day.year(), day.month(), 1};
}

} // namespace

RangeCalendar::RangeCalendar(QWidget *parent)
    : QWidget(parent)
    , m_month(new QComboBox(this))
    , m_year(new QComboBox(this))
    , m_second(new QLabel(this))
    , m_grids{new MonthGrid(this), new MonthGrid(this)}
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Calendar"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::edge);
    grid->setVerticalSpacing(metrics::unit);
    grid->addWidget(makeHeads(), 0, 0, 1, 2);
    for (int i = 0; i < 2; ++i) {
        MonthGrid *month = m_grids[static_cast<std::size_t>(i)];
        grid->addWidget(month, 1, i);
        connect(month, &MonthGrid::clicked, this, [this](QDate day) {
            setFocus(Qt::MouseFocusReason);
            moveCursor(day);
            choose(day);
        });
    }
    grid->setRowStretch(2, 1);
    const auto listed = [this] {
        if (m_month->currentIndex() >= 0 && m_year->currentIndex() >= 0)
            show({m_year->currentData().toInt(), m_month->currentIndex() + 1, 1});
    };
    connect(m_month, &QComboBox::activated, this, listed);
    connect(m_year, &QComboBox::activated, this, listed);
}

QWidget *RangeCalendar::makeHeads()
{
    auto *heads = new QWidget(this);
    auto *row = new QHBoxLayout(heads);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::unit);
    const auto button = [this](const QString &text, const QString &name, int step) {
        auto *arrow = new FlatButton(text, this);
        arrow->setAccessibleName(name);
        arrow->setToolTip(name);
        connect(arrow, &QPushButton::clicked, this, [this, step] { show(m_shown.addMonths(step)); });
        return arrow;
    };
    m_month->setAccessibleName(tr("Month"));
    m_year->setAccessibleName(tr("Year"));
    m_second->setFont(runglass::font(FontRole::UiStrong));
    m_second->setAlignment(Qt::AlignCenter);
    auto *before = button(QStringLiteral("‹"), tr("Earlier"), -1);
    auto *after = button(QStringLiteral("›"), tr("Later"), 1);
    row->addWidget(before);
    row->addWidget(m_month);
    row->addWidget(m_year);
    row->addStretch(1);
    row->addWidget(m_second);
    row->addStretch(1);
    row->addWidget(after);
    return heads;
}

void RangeCalendar::setDays(const DaySpan &days, QDate today, const QLocale &locale)
{
    m_locale = locale;
    m_today = today;
    m_days = days;
    m_any = true;
    m_begun.reset();
    const QDate last = days.last.value_or(today);
    m_cursor = std::min(last, today);
    if (m_month->count() == 0) {
        for (int month = 1; month <= months; ++month)
            m_month->addItem(m_locale.standaloneMonthName(month));
    }
    show(firstOfMonth(m_cursor).addMonths(-1));
}

void RangeCalendar::show(QDate leftMonth)
{
    m_shown = leftMonth;
    fillYears();
    m_month->setCurrentIndex(m_shown.month() - 1);
    m_year->setCurrentIndex(m_year->findData(m_shown.year()));
    const QDate second = m_shown.addMonths(1);
    m_second->setText(m_locale.toString(second, QStringLiteral("MMMM yyyy")));
    m_grids[0]->setMonth(m_shown, m_locale);
    m_grids[1]->setMonth(second, m_locale);
    updateMarks();
}

void RangeCalendar::fillYears()
{
    const int first = std::min(m_today.year() - yearsBack, m_shown.year());
    const int last = std::max(m_today.year(), m_shown.year());
    if (m_year->count() > 0 && m_year->itemData(0) == last && m_year->itemData(m_year->count() - 1) == first)
        return;
    m_year->clear();
    for (int year = last; year >= first; --year)
        m_year->addItem(QString::number(year), year);
}

void RangeCalendar::choose(QDate day)
{
    const auto begun = std::exchange(m_begun, std::nullopt);
    if (!begun)
        m_begun = day;
    const QDate other = begun.value_or(std::max(day, m_today));
    m_days = {std::min(day, other), std::max(day, other)};
    m_any = true;
    updateMarks();
    Q_EMIT chosen(*m_days.first, *m_days.last);
}

void RangeCalendar::moveCursor(QDate day)
{
    m_cursor = day;
    const QDate month = firstOfMonth(day);
    if (month < m_shown)
        show(month);
    else if (month > m_shown.addMonths(1))
        show(month.addMonths(-1));
    setAccessibleDescription(m_locale.toString(day, QLocale::LongFormat));
    updateMarks();
}

void RangeCalendar::updateMarks()
{
    for (MonthGrid *grid : m_grids)
        grid->setMarks({m_days.first, m_days.last, m_any, m_today, hasFocus() ? m_cursor : QDate()});
}

void RangeCalendar::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    updateMarks();
}

void RangeCalendar::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    updateMarks();
}

void RangeCalendar::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(m_cursor.addDays(-forward));
    case Qt::Key_Right:
        return moveCursor(m_cursor.addDays(forward));
    case Qt::Key_Up:
        return moveCursor(m_cursor.addDays(-7));
    case Qt::Key_Down:
        return moveCursor(m_cursor.addDays(7));
    case Qt::Key_PageUp:
        return moveCursor(m_cursor.addMonths(-1));
    case Qt::Key_PageDown:
        return moveCursor(m_cursor.addMonths(1));
    case Qt::Key_Home:
        return moveCursor(m_today);
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return choose(m_cursor);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace runglass
