// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QWidget>

namespace runglass {

/// One figure with what it is above it and, where there is something to say, a note below it.
class MetricCard : public QWidget
{
    Q_OBJECT

public:
    /// `explanation`: a sentence and an example, for the tooltip and screen readers.
    MetricCard(const QString &title, const QString &explanation, QWidget *parent = nullptr);

    /// An empty figure shows as a dash.
    void setFigure(const QString &figure, const QString &note = {});
    const QString &figure() const { return m_figure; }
    const QString &note() const { return m_note; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tellAccessibility();

    const QString m_title;
    QString m_figure;
    QString m_note;
};

} // namespace runglass
