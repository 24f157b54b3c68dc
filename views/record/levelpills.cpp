// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/levelpills.h"

#include "common/metrics.h"
#include "record/levelpill.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

namespace runglass {

LevelPills::LevelPills(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    // The most serious first.
    for (std::size_t i = logLevelCount; i-- > 0;) {
        m_pills[i] = new LevelPill(allLogLevels[i], this);
        row->addWidget(m_pills[i]);
        connect(m_pills[i], &QAbstractButton::toggled, this, [this] {
            refresh();
            Q_EMIT chosenChanged(chosen());
        });
    }
    refresh();
}

void LevelPills::setCounts(const std::array<std::int64_t, logLevelCount> &counts, const DisplayValues &values)
{
    m_counts = counts;
    for (std::size_t i = 0; i < logLevelCount; ++i)
        m_pills[i]->setCount(values.count(counts[i]));
    refresh();
}

void LevelPills::refresh()
{
    for (std::size_t i = 0; i < logLevelCount; ++i)
        m_pills[i]->setVisible(m_counts[i] > 0 || m_pills[i]->isChecked());
}

LogLevels LevelPills::chosen() const
{
    LogLevels levels;
    for (std::size_t i = 0; i < logLevelCount; ++i)
        levels[i] = m_pills[i]->isChecked();
    return levels;
}

void LevelPills::choose(LogLevels levels)
{
    if (levels == chosen())
        return;
    for (std::size_t i = 0; i < logLevelCount; ++i) {
        const QSignalBlocker blocker(m_pills[i]);
        m_pills[i]->setChecked(levels[i]);
    }
    refresh();
    Q_EMIT chosenChanged(levels);
}

} // namespace runglass
