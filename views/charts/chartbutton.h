// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/chartseries.h"
#include "common/icons.h"

#include <QAbstractButton>

#include <optional>

namespace runglass {

/// A small quiet button of a chart's head: a word, before it maybe the sign of a series or behind it a
/// chevron. A checkable one without a sign shows its state as a ground; one with a sign by the sign itself.
class ChartButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChartButton(const QString &text, QWidget *parent = nullptr);

    void setSeries(const ChartSeries &series);
    void setChevron(bool shown);
    /// Points up where the button closes something.
    void setChevronUp(bool up);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void paintSign(QPainter &painter, const QRect &place) const;

    std::optional<ChartSeries> m_series;
    bool m_chevron = false;
    bool m_chevronUp = false;
};

} // namespace runglass
