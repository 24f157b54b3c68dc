// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// How the SyncEngine says where it stands; what it does is in syncengine.cpp.

#include "service/rangeplan.h"
#include "service/syncengine.h"

#include <algorithm>
#include <limits>

namespace runglass {

bool SyncEngine::isWorking() const
{
    if (!m_context)
        return false;
    const std::vector<SyncUnit *> all = units();
    return std::any_of(all.begin(), all.end(), [](const SyncUnit *unit) { return unit->isBusy(); });
}

std::optional<Trouble> SyncEngine::worstTrouble() const
{
    for (const SyncUnit *unit : units()) {
        if (std::optional<Trouble> trouble = unit->trouble())
            return trouble;
    }
    return {};
}

double SyncEngine::progress() const
{
    double done = 0;
    double whole = 0;
    for (const Want &want : m_wants) {
        for (const std::string &scriptId : scriptsOf(want)) {
            for (const RecordKind kind : {RecordKind::Runs, RecordKind::Logs}) {
                const std::optional<TimeRange> part = reachable(want.range, scriptId, kind);
                const auto covered = m_reader->coverage(scriptId, kind, {});
                if (!part || !covered)
                    continue;
                done += coveredShare(*part, *covered);
                whole += 1;
            }
        }
    }
    return whole > 0 ? done / whole : 0;
}

void SyncEngine::updateState()
{
    using Phase = SyncState::Phase;
    std::optional<Trouble> trouble;
    Phase phase = Phase::UpToDate;
    if (!m_started || m_stopping) {
        phase = Phase::Stopped;
    } else if (m_cacheRetry.trouble() || m_service.trouble()) {
        trouble = m_cacheRetry.trouble() ? m_cacheRetry.trouble() : m_service.trouble();
        phase = trouble->phase;
    } else if (!m_state.lastContact && !worstTrouble()) {
        phase = Phase::Connecting;
    } else if (isWorking()) {
        phase = Phase::Syncing;
    } else if ((trouble = worstTrouble())) {
        phase = trouble->phase;
    }

    const Micros wall = m_options.tuning.wallClock();
    if (phase != m_state.phase) {
        m_state.since = wall;
        m_state.progress.reset();
    }
    m_state.phase = phase;
    m_state.error = trouble ? std::optional(trouble->error) : std::nullopt;
    m_state.nextRetry.reset();
    if (trouble && phase != Phase::KeyRefused && !trouble->givenUp)
        m_state.nextRetry = wall + std::max<Micros>(0, trouble->retryAt - m_options.tuning.steadyClock());

    // A new phase is told at once, figures that only grow a few times a second.
    if (m_published.phase != m_state.phase || m_published.error != m_state.error)
        publish();
    else if (!m_publishTimer.isActive())
        m_publishTimer.start();
}

void SyncEngine::publish()
{
    m_publishTimer.stop();
    if (m_state.phase == SyncState::Phase::Syncing && m_context)
        m_state.progress = progress();
    SyncState now = m_state;
    // The same moment computed again from two clocks is not a change.
    if (now.nextRetry && m_published.nextRetry &&
        std::abs(*now.nextRetry - *m_published.nextRetry) < microsPerSecond / 2)
        now.nextRetry = m_published.nextRetry;
    if (now == m_published)
        return;
    m_published = now;
    Q_EMIT stateChanged(m_published);
}

void SyncEngine::scheduleWake(Micros lookedAt)
{
    const Micros now = m_options.tuning.steadyClock();
    constexpr Micros never = std::numeric_limits<Micros>::max();
    Micros soonest = never;
    // What was due already when the units were asked waits for something else (an answer, the writer) and is
    // looked at when that comes. What has become due since then nobody has looked at: hence not `at > now`.
    const auto consider = [&](Micros at) { soonest = at > lookedAt ? std::min(soonest, at) : soonest; };
    consider(m_service.wakeAt());
    consider(m_cacheRetry.wakeAt());
    for (const SyncUnit *unit : units())
        consider(unit->wakeAt());
    if (m_records)
        consider(m_records->wakeAt());
    if (m_keyRefused || soonest == never) {
        m_wake.stop();
        return;
    }
    constexpr Micros longestSleep = microsPerHour;
    const Micros sleep = std::clamp<Micros>(soonest - now, 0, longestSleep);
    m_wake.start(static_cast<int>((sleep + 999) / microsPerMillisecond));
}

void SyncEngine::checkFinished()
{
    if (m_options.follow || m_finished || m_wants.empty())
        return;
    const auto over = [](const std::optional<Trouble> &trouble) { return trouble && trouble->givenUp; };
    const bool hopeless = over(m_service.trouble()) || over(m_cacheRetry.trouble());
    if (!hopeless) {
        if (m_service.trouble() || m_cacheRetry.trouble() || !m_context || isWorking() || !m_writer->isIdle())
            return;
        for (const SyncUnit *unit : units()) {
            if (unit->wakeAt() != std::numeric_limits<Micros>::max())
                return; // something is still to be tried again
        }
    }
    m_finished = true;
    publish();
    Q_EMIT finished();
}

} // namespace runglass
