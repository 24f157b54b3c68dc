// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>
#include <QString>

#include <array>
#include <chrono>
#include <cstdint>

class QAbstractEventDispatcher;

namespace runglass {

/// How long turns of the event loop take: from waking up to waiting again. Made of two clock readings per
/// turn, so it can always be on.
struct GuiTurnFigures
{
    /// Bucket i counts turns of less than 2^i * 0.125 ms of wall time; the last one all longer ones.
    static constexpr int buckets = 16;

    std::int64_t count = 0;
    double maxCpuMs = 0; ///< CPU time of the GUI thread in one turn
    double maxWallMs = 0;
    /// At least 99 % of the turns took this long or less: the upper edge of the bucket, at most a factor of
    /// two too high, and never above the longest turn.
    double p99WallMs = 0;
    std::array<std::int64_t, buckets> wall{};

    static double upperEdgeMs(int bucket);
    void add(double cpuMs, double wallMs);

    QString toText() const;
};

/// Measures the turns of one thread's event loop. Make it on that thread, after the application object.
class GuiTurns : public QObject
{
    Q_OBJECT

public:
    explicit GuiTurns(QObject *parent = nullptr);

    /// Turns that have ended.
    const GuiTurnFigures &figures() const { return m_figures; }
    /// Counts from zero.
    void reset() { m_figures = {}; }

private:
    void turnBegins();
    void turnEnds();

    GuiTurnFigures m_figures;
    std::chrono::steady_clock::time_point m_wallStart;
    std::chrono::nanoseconds m_cpuStart{};
    bool m_inTurn = false;
};

} // namespace runglass
