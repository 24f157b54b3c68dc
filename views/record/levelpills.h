// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/runlogmodel.h"

#include <QWidget>

namespace runglass {

class LevelPill;

/// How many entries there are of each level; pressing one shows that level only, or it as well.
class LevelPills : public QWidget
{
    Q_OBJECT

public:
    explicit LevelPills(QWidget *parent = nullptr);

    /// Levels without entries that aren't chosen are not shown.
    void setCounts(const std::array<std::int64_t, logLevelCount> &counts, const DisplayValues &values);
    LogLevels chosen() const;
    void choose(LogLevels levels);

Q_SIGNALS:
    void chosenChanged(runglass::LogLevels levels);

private:
    void refresh();

    std::array<LevelPill *, logLevelCount> m_pills{};
    std::array<std::int64_t, logLevelCount> m_counts{};
};

} // namespace runglass
