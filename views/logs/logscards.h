// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "tables/displayvalues.h"

#include <QWidget>

#include <optional>

namespace runglass {

class MetricCard;

/// The figures above Logs.
class LogsCards : public QWidget
{
    Q_OBJECT

public:
    explicit LogsCards(QWidget *parent = nullptr);

    void showFigures(const std::optional<LogStats> &stats, const DisplayValues &values);

private:
    MetricCard *m_total;
};

} // namespace runglass
