// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/guiturns.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace runglass {

namespace {

std::chrono::nanoseconds threadCpuTime()
{
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

constexpr double shortestMs = 0.125; ///< what is shorter is not told apart

double toMs(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

} // namespace

double GuiTurnFigures::upperEdgeMs(int bucket)
{
    return shortestMs * std::exp2(static_cast<double>(bucket) / bucketsPerDoubling);
}

void GuiTurnFigures::add(double cpuMs, double wallMs)
{
    ++count;
    maxCpuMs = std::max(maxCpuMs, cpuMs);
    maxWallMs = std::max(maxWallMs, wallMs);
    const double place = std::ceil(bucketsPerDoubling * std::log2(std::max(wallMs, shortestMs) / shortestMs));
    ++wall[static_cast<std::size_t>(std::min(place, buckets - 1.0))];
}

double GuiTurnFigures::p99WallMs() const
{
    std::int64_t below = 0;
    for (int i = 0; i < buckets - 1; ++i) {
        below += wall[static_cast<std::size_t>(i)];
        if (below * 100 >= count * 99)
            return std::min(upperEdgeMs(i), maxWallMs);
    }
    return maxWallMs;
}

QString GuiTurnFigures::toText() const
{
    return QStringLiteral("event loop: %1 turns, CPU at most %2 ms, wall p99 %3 ms, at most %4 ms")
        .arg(count)
        .arg(maxCpuMs, 0, 'f', 1)
        .arg(p99WallMs(), 0, 'f', 1)
        .arg(maxWallMs, 0, 'f', 1);
}

GuiTurns::GuiTurns(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
            &GuiTurns::turnEnds);
}

bool GuiTurns::eventFilter(QObject *, QEvent *)
{
    if (!m_inTurn) {
        m_inTurn = true;
        m_wallStart = std::chrono::steady_clock::now();
    }
    return false;
}

void GuiTurns::turnEnds()
{
    const std::chrono::nanoseconds cpu = threadCpuTime();
    if (m_inTurn && m_cpuStart)
        m_figures.add(toMs(cpu - *m_cpuStart), toMs(std::chrono::steady_clock::now() - m_wallStart));
    m_inTurn = false;
    m_cpuStart = cpu;
}

} // namespace runglass
