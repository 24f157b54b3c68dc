// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "figures/figures.h"
#include "tables/displayvalues.h"

#include <QWidget>

#include <optional>

namespace runglass {

class MetricCard;

/// The figures above All Runs.
class RunsCards : public QWidget
{
    Q_OBJECT

public:
    explicit RunsCards(QWidget *parent = nullptr);

    /// `figures` may be null: nothing is known. `sinceFirstDeployment`: the script's total as the service
    /// counts it; nothing when it isn't known.
    void showFigures(const FiguresPointer &figures, std::optional<std::int64_t> sinceFirstDeployment,
                     const DisplayValues &values, Micros now);

private:
    void showChanges(const Figures *figures, const DisplayValues &values, Micros now);
    void showTrends(const Figures *figures);

    MetricCard *m_total;
    MetricCard *m_p90;
    MetricCard *m_p99;
    MetricCard *m_failureRate;
};

} // namespace runglass
