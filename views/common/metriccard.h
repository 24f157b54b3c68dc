// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/changetexts.h"
#include "common/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace runglass {

/// One figure with what it is above it; below it a note and how it has changed, beside it how it went, as far
/// as there is something to say.
class MetricCard : public QWidget
{
    Q_OBJECT

public:
    /// What the small line beside a figure shows; nothing where there is no value.
    struct Trend
    {
        std::vector<std::optional<double>> points;
        bool fromZero = false; ///< else the lowest value is at the bottom
        ColorRole color = ColorRole::MutedText;

        friend bool operator==(const Trend &, const Trend &) = default;
    };

    /// `explanation`: a sentence and an example, for the tooltip and screen readers.
    MetricCard(const QString &title, const QString &explanation, QWidget *parent = nullptr);

    /// An empty figure shows as a dash.
    void setFigure(const QString &figure, const QString &note = {});
    void setChange(const ChangeText &change);
    void setTrend(const Trend &trend);
    const QString &figure() const { return m_figure; }
    const QString &note() const { return m_note; }
    const ChangeText &change() const { return m_change; }
    const Trend &trend() const { return m_trend; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintNote(QPainter &painter, const QRect &line) const;
    void tellAccessibility();

    const QString m_title;
    const QString m_explanation;
    QString m_figure;
    QString m_note;
    ChangeText m_change;
    Trend m_trend;
};

} // namespace runglass
