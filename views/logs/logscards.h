// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "figures/figures.h"
#include "tables/displayvalues.h"

#include <QWidget>

namespace runglass {

class LevelsCard;
class MetricCard;

/// The figures above Logs.
class LogsCards : public QWidget
{
    Q_OBJECT

public:
    explicit LogsCards(QWidget *parent = nullptr);

    /// `figures` may be null: nothing is known.
    void showFigures(const FiguresPointer &figures, const DisplayValues &values, Micros now);

private:
    MetricCard *m_total;
    LevelsCard *m_levels;
};

} // namespace runglass
