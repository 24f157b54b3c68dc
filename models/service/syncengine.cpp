// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/syncengine.h"

#include "service/rangeplan.h"

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

constexpr std::size_t mostWants = 32;
constexpr int publishEvery = 100;      // ms
constexpr int mostFailuresOnce = 5;    // of one thing, when not following
constexpr int mostFailuresUnknown = 3; // of a service that has never answered

} // namespace

SyncEngine::SyncEngine(ServiceEndpoint endpoint, std::shared_ptr<Cache> cache, Options options)
    : m_options(std::move(options))
    , m_cache(std::move(cache))
    , m_client(std::make_unique<ServiceClient>(endpoint, m_options.tuning))
    , m_recordClient(std::make_unique<ServiceClient>(std::move(endpoint), m_options.tuning))
    , m_service(m_options.tuning)
    , m_cacheRetry(m_options.tuning)
    , m_random(std::random_device{}())
{
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &SyncEngine::pump);
    m_clockTimer.setInterval(m_options.tuning.clockCheck);
    connect(&m_clockTimer, &QTimer::timeout, this, &SyncEngine::checkClock);
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(publishEvery);
    connect(&m_publishTimer, &QTimer::timeout, this, &SyncEngine::publish);
}

SyncEngine::~SyncEngine()
{
    m_writer.reset(); // no answer comes any more
}

void SyncEngine::buildContext()
{
    m_writer = std::make_unique<BoundedWriter>(*m_cache->writer());
    connect(m_writer.get(), &BoundedWriter::answered, this, &SyncEngine::poke);
    m_context.reset(new SyncContext{
        .tuning = m_options.tuning,
        .client = *m_client,
        .writer = *m_writer,
        .reader = *m_reader,
        .mayAsk = [this] { return mayAsk(); },
        .hindrance = [this] { return hindrance(); },
        .contact =
            [this] {
                // An answer to what was asked before the trouble began does not end it.
                if (!m_service.isWaiting(m_options.tuning.steadyClock()))
                    m_service.succeed();
                m_state.lastContact = m_options.tuning.wallClock();
            },
        .serviceFailed = [this](const ServiceError &error) { serviceFailed(error); },
        .cacheFailed = [this](const UserError &error) { cacheFailed(error); },
        .cacheWorks = [this] { m_cacheRetry.succeed(); },
        .poke = [this] { poke(); },
        .received =
            [this](std::int64_t runs, std::int64_t logs, std::int64_t skipped) {
                m_state.runsReceived += runs;
                m_state.logsReceived += logs;
                m_state.recordsSkipped += skipped;
            },
        .random = [this] { return std::uniform_real_distribution<double>(0.0, 1.0)(m_random); },
        .mostFailures = m_options.follow ? 0 : mostFailuresOnce,
    });
    SyncContext &context = *m_context;
    m_scripts = std::make_unique<ScriptLister>(context, m_options.onlyScript);
    m_feed = std::make_unique<FeedFollower>(context,
                                            FeedFollower::Options{m_options.onlyScript, m_options.follow});
    m_feed->begun = [this] { feedBegan(); };
    m_feed->scriptsChanged = [this](const std::vector<Script> &scripts) {
        for (const Script &script : scripts) {
            m_scripts->add(script.id);
            m_scripts->deploymentsMayHaveChanged(script.id);
        }
    };
    const auto task = [this](RecordKind kind, const std::set<std::string> &skip) {
        return nextTask(kind, skip);
    };
    const auto known = [this] { return RangeFetcher::Known{m_feed->knownUpTo(), m_feed->beginning()}; };
    m_runs = std::make_unique<RangeFetcher>(context, RecordKind::Runs, task, known);
    m_logs = std::make_unique<RangeFetcher>(context, RecordKind::Logs, task, known);
    m_recheck = std::make_unique<RunRechecker>(context, m_options.onlyScript);
    m_records = std::make_unique<RecordFetcher>(
        context, *m_recordClient, [this](const RecordAnswer &answer) { Q_EMIT recordAnswered(answer); });
    m_records->setWishes(m_wishes);
}

void SyncEngine::start()
{
    if (m_started)
        return;
    m_started = true;
    m_lastWall = m_options.tuning.wallClock();
    m_lastSteady = m_options.tuning.steadyClock();
    m_clockTimer.start();
    pump();
}

void SyncEngine::stop()
{
    m_stopping = true;
    m_wake.stop();
    m_clockTimer.stop();
    cancelAll();
    pump();
}

void SyncEngine::cancelAll()
{
    for (SyncUnit *unit : units())
        unit->cancel();
    if (m_records)
        m_records->cancel();
}

void SyncEngine::want(const std::string &scriptId, const TimeRange &range)
{
    if (range.isEmpty())
        return;
    std::erase_if(m_wants, [&](const Want &old) {
        return old.scriptId == scriptId && range.from <= old.range.from && old.range.to <= range.to;
    });
    m_wants.insert(m_wants.begin(), {scriptId, range});
    if (m_wants.size() > mostWants)
        m_wants.pop_back();
    m_finished = false;
    if (m_runs) {
        m_runs->replan();
        m_logs->replan();
    }
    poke();
}

void SyncEngine::fetchRecords(std::vector<RecordWish> wishes)
{
    m_wishes = std::move(wishes);
    if (m_records)
        m_records->setWishes(m_wishes);
    poke();
}

void SyncEngine::retryNow()
{
    m_keyRefused = false;
    m_service.retryNow();
    m_cacheRetry.retryNow();
    for (SyncUnit *unit : units())
        unit->retryNow();
    if (m_records)
        m_records->retryNow();
    m_finished = false;
    poke();
}

void SyncEngine::setApiKey(const SecretKey &key)
{
    m_client->setKey(key);
    m_recordClient->setKey(key);
    cancelAll();
    retryNow();
}

void SyncEngine::poke()
{
    if (std::exchange(m_poked, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_poked = false;
            pump();
        },
        Qt::QueuedConnection);
}

void SyncEngine::pump()
{
    if (!m_started)
        return;
    if (m_stopping) {
        updateState();
        if (m_writer && !m_writer->isIdle())
            return; // comes again with the answer
        publish();
        Q_EMIT stopped();
        m_started = false;
        return;
    }
    if (!m_context) {
        Result<std::unique_ptr<CacheReader>> reader = m_cache->makeReader();
        if (!reader || !m_cache->writer()) {
            cacheFailed(
                reader.ok()
                    ? UserError{tr("The cache can't be written."), tr("It was opened for reading only."), {}}
                    : reader.error());
        } else {
            m_reader = std::move(*reader);
            buildContext();
            m_recheck->start();
        }
    }
    const Micros lookedAt = m_options.tuning.steadyClock();
    if (m_context) {
        m_records->pump(); // somebody waits for it
        m_scripts->pump();
        m_feed->pump();
        // The feed's cursor comes first: only then a page proves that nothing of its range is missing.
        if (m_feed->wasTried()) {
            if (m_scripts->wasTried()) {
                m_runs->pump();
                m_logs->pump();
                m_scripts->pump(); // deployments of what they chose
            }
            m_recheck->pump();
        }
    }
    updateState();
    scheduleWake(lookedAt);
    checkFinished();
}

void SyncEngine::checkClock()
{
    const Micros wall = m_options.tuning.wallClock();
    const Micros steady = m_options.tuning.steadyClock();
    const Micros drift = (wall - m_lastWall) - (steady - m_lastSteady);
    m_lastWall = wall;
    m_lastSteady = steady;
    if (std::abs(drift) < m_options.tuning.clockJump.count() * microsPerMillisecond)
        return;
    // The clock was set or the computer slept: connections may be dead without knowing it.
    cancelAll();
    retryNow();
}

void SyncEngine::serviceFailed(const ServiceError &error)
{
    const Micros now = m_options.tuning.steadyClock();
    // Several requests under way that fail together are one failure.
    if (!m_service.isWaiting(now) || error.kind == ServiceError::Kind::KeyRefused)
        m_service.fail(phaseOf(error.kind), error.error, now, m_context->random(), error.retryAfter);
    if (error.kind == ServiceError::Kind::KeyRefused)
        m_keyRefused = true;
    const int most = m_state.lastContact ? mostFailuresOnce : mostFailuresUnknown;
    const bool hopeless =
        error.kind == ServiceError::Kind::KeyRefused || error.kind == ServiceError::Kind::Certificate;
    if (!m_options.follow && (hopeless || m_service.failures() >= most))
        m_service.giveUp();
}

void SyncEngine::cacheFailed(const UserError &error)
{
    const double random = std::uniform_real_distribution<double>(0.0, 1.0)(m_random);
    m_cacheRetry.fail(SyncState::Phase::CacheFailed, error, m_options.tuning.steadyClock(), random);
    if (!m_options.follow && m_cacheRetry.failures() >= mostFailuresUnknown)
        m_cacheRetry.giveUp();
}

void SyncEngine::feedBegan()
{
    m_recheck->start();
    m_runs->feedBegan();
    m_logs->feedBegan();
}

bool SyncEngine::mayAsk() const
{
    const Micros now = m_options.tuning.steadyClock();
    return !m_stopping && !m_keyRefused && !m_service.isWaiting(now) && !m_cacheRetry.isWaiting(now);
}

std::optional<UserError> SyncEngine::hindrance() const
{
    const auto &trouble = m_service.trouble() ? m_service.trouble() : m_cacheRetry.trouble();
    return trouble ? std::optional(trouble->error) : std::nullopt;
}

std::vector<SyncUnit *> SyncEngine::units() const
{
    if (!m_context)
        return {};
    return {m_scripts.get(), m_feed.get(), m_runs.get(), m_logs.get(), m_recheck.get()};
}

std::vector<std::string> SyncEngine::scriptsOf(const Want &want) const
{
    if (!want.scriptId.empty())
        return {want.scriptId};
    if (!m_options.onlyScript.empty())
        return {m_options.onlyScript};
    std::vector<std::string> ids;
    if (const auto scripts = m_reader->scripts({}); scripts.ok()) {
        for (const Script &script : *scripts) {
            if (m_scripts->lists(script.id)) // else it was deleted there; what we have of it stays
                ids.push_back(script.id);
        }
    }
    return ids;
}

std::optional<TimeRange> SyncEngine::reachable(const TimeRange &range, const std::string &scriptId,
                                               RecordKind kind) const
{
    const std::optional<Micros> known = m_feed->knownUpTo();
    // What was deleted on purpose stays deleted.
    const auto horizon = m_reader->retentionHorizon(scriptId, kind, {});
    const TimeRange part{horizon ? std::max(range.from, *horizon) : range.from,
                         std::min(range.to, known.value_or(m_options.tuning.wallClock()))};
    return part.isEmpty() ? std::nullopt : std::optional(part);
}

std::optional<FetchTask> SyncEngine::nextTask(RecordKind kind, const std::set<std::string> &skip) const
{
    for (const Want &want : m_wants) {
        for (const std::string &scriptId : scriptsOf(want)) {
            const std::optional<TimeRange> part = reachable(want.range, scriptId, kind);
            if (!part || skip.contains(scriptId))
                continue;
            m_scripts->wantDeployments(scriptId);
            const auto covered = m_reader->coverage(scriptId, kind, {});
            if (!covered)
                continue;
            const std::vector<TimeRange> missing = missingRanges(*part, *covered);
            if (missing.empty())
                continue;
            const TimeRange gap = missing.front();
            // Up to now: also what carries a time ahead of the service's clock.
            const Micros askedTo = gap.to == part->to ? want.range.to : gap.to;
            const bool proves = m_feed->knownUpTo().has_value();
            return FetchTask{scriptId, gap, askedTo,
                             proves ? std::optional(m_feed->beginning()) : std::nullopt};
        }
    }
    return {};
}

} // namespace runglass
