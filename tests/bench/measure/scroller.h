// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/stopwatch.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

class QAbstractItemView;

namespace runglass {
class AnswerModel;
}

namespace runglass::bench {

/// Jumps through a table: sets the scroll bar, waits for a paint at which every visible row has arrived,
/// notes the time, jumps on.
class Scroller : public QObject
{
public:
    /// `done` is called once, after `jumps` jumps or when rows did not come for ten seconds.
    Scroller(QAbstractItemView *view, int jumps, std::function<void()> done);

    void start();

    const std::vector<double> &untilPainted() const { return m_untilPainted; } ///< ms
    const std::vector<double> &windowPaint() const { return m_windowPaint; }   ///< ms
    bool gaveUp() const { return m_gaveUp; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void jump();
    void painted();
    void finish();
    bool allVisibleRowsLoaded() const;

    QAbstractItemView *m_view;
    AnswerModel *m_model;
    int m_jumps;
    std::function<void()> m_done;
    QTimer m_patience;
    std::optional<Stopwatch> m_watch;
    bool m_waiting = false;
    bool m_gaveUp = false;
    std::uint64_t m_jump = 0;
    std::vector<double> m_untilPainted;
    std::vector<double> m_windowPaint;
};

} // namespace runglass::bench
