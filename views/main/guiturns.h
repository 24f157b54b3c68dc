// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>
#include <QString>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

namespace runglass {

/// How long turns of the event loop take: from waking up to waiting again. Made of two clock readings per
/// turn, so it can always be on.
struct GuiTurnFigures
{
    /// Bucket i counts turns of at most 2^(i/16) * 0.125 ms of wall time; the last one all longer ones, from
    /// 8 s on.
    static constexpr int bucketsPerDoubling = 16;
    static constexpr int buckets = 16 * bucketsPerDoubling + 1;

    std::int64_t count = 0;
    double maxCpuMs = 0; ///< CPU time of the GUI thread in one turn
    double maxWallMs = 0;
    /// At least 99 % of the turns took this long or less: the upper edge of the bucket, at most 4.5 % too
    /// high, and never above the longest turn.
    double p99WallMs() const;
    std::array<std::int64_t, buckets> wall{};

    static double upperEdgeMs(int bucket);
    void add(double cpuMs, double wallMs);

    QString toText() const;
};

/// Measures the turns of the application's event loop. Make it on the GUI thread, after the application
/// object.
///
/// A turn ends when the dispatcher is about to wait; it begins with the first event delivered after that. Not
/// with the dispatcher's `awake`: the one of GLib delivers events before it says so. What is done before the
/// loop runs is no turn.
class GuiTurns : public QObject
{
    Q_OBJECT

public:
    explicit GuiTurns(QObject *parent = nullptr);

    /// Turns that have ended.
    const GuiTurnFigures &figures() const { return m_figures; }
    /// Counts from zero.
    void reset() { m_figures = {}; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void turnEnds();

    GuiTurnFigures m_figures;
    std::chrono::steady_clock::time_point m_wallStart;
    /// The thread's CPU time when it last began to wait; waiting itself costs none.
    std::optional<std::chrono::nanoseconds> m_cpuStart;
    bool m_inTurn = false;
};

} // namespace runglass
