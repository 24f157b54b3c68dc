// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QDate>
#include <QLocale>
#include <QWidget>

#include <optional>

namespace runglass {

/// The days of one month, the chosen ones marked. The keys are its calendar's.
class MonthGrid : public QWidget
{
    Q_OBJECT

public:
    explicit MonthGrid(QWidget *parent = nullptr);

    struct Marks
    {
        std::optional<QDate> first; ///< of the chosen days; none: open
        std::optional<QDate> last;
        bool any = false; ///< whether anything is chosen
        QDate today;
        QDate cursor; ///< where the keys are; invalid: not here
    };

    void setMonth(QDate anyDay, const QLocale &locale);
    void setMarks(const Marks &marks);
    QDate month() const { return m_month; }
    /// The day at a place; invalid where there is none of this month.
    QDate dayAt(const QPoint &position) const;
    QRect rectOf(QDate day) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void clicked(QDate day);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int columnOf(QDate day) const;
    void paintDay(QPainter &painter, QDate day) const;

    QDate m_month;
    QLocale m_locale;
    Marks m_marks;
    QDate m_hovered;
};

} // namespace runglass
