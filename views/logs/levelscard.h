// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "tables/displayvalues.h"

#include <QWidget>

#include <array>
#include <optional>

namespace runglass {

/// Of which level the log entries are: how many of each, and what part of all.
class LevelsCard : public QWidget
{
    Q_OBJECT

public:
    explicit LevelsCard(QWidget *parent = nullptr);

    /// Nothing shows as dashes.
    void setCounts(const std::optional<LogStats> &stats, const DisplayValues &values);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Level
    {
        LogLevel level = LogLevel::Info;
        QString figure;
        QString share;

        friend bool operator==(const Level &, const Level &) = default;
    };

    void tellAccessibility();

    std::array<Level, logLevelCount> m_levels; ///< the most serious first
};

} // namespace runglass
