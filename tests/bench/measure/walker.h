// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/stopwatch.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

class QWidget;

namespace runglass {
class MonitorView;
class RecordTable;
} // namespace runglass

namespace runglass::bench {

/// Presses J, waits until the record of the current row is painted with documents and entries, notes the
/// time, presses again some time later; then holds the key.
class Walker : public QObject
{
public:
    /// `done` is called once, also when a record did not come for ten seconds.
    Walker(MonitorView &view, RecordTable &runs, int presses, int repeats, std::function<void()> done);

    /// The record of the current row is open.
    void start();

    const std::vector<double> &untilPainted() const { return m_untilPainted; } ///< ms
    const std::vector<double> &afterRelease() const { return m_afterRelease; } ///< ms
    bool gaveUp() const { return m_gaveUp; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void press(bool repeated);
    void look();
    void arrived();
    void hold();
    void finish();

    MonitorView &m_view;
    RecordTable &m_runs;
    const int m_presses;
    const int m_repeats;
    std::function<void()> m_done;
    QTimer m_patience;
    QTimer m_pause;
    QTimer m_repeat;
    std::optional<Stopwatch> m_watch;
    bool m_waiting = false;
    bool m_isHolding = false;
    bool m_gaveUp = false;
    int m_repeated = 0;
    int m_rounds = 0;
    std::vector<double> m_untilPainted;
    std::vector<double> m_afterRelease;
};

} // namespace runglass::bench
