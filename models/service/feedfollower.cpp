// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/feedfollower.h"

#include <algorithm>
#include <limits>

namespace runglass {

namespace {

/// How long the service keeps a cursor. One refused earlier is of another database.
constexpr Micros cursorLife = 7 * microsPerDay;
constexpr Micros shortestPause = microsPerSecond; // against a service that does not hold requests
/// Without a Date from the service its answer is as old as our clock says, and a little more.
Micros timeOf(const ServiceAnswer &answer, const SyncTuning &tuning)
{
    constexpr Micros margin = 2 * microsPerSecond;
    return answer.serviceTime.value_or(tuning.wallClock() - margin);
}

constexpr RecordKind bothKinds[] = {RecordKind::Runs, RecordKind::Logs};

} // namespace

FeedFollower::FeedFollower(SyncContext &context, Options options)
    : SyncUnit(context)
    , m_options(std::move(options))
    , m_limit(context.tuning.pageLimit)
{
}

std::string FeedFollower::cursorName() const
{
    return m_options.onlyScript.empty() ? "changes" : "changes:" + m_options.onlyScript;
}

std::optional<Micros> FeedFollower::knownUpTo() const
{
    if (!m_position)
        return {};
    return std::max(m_position->asOf, m_behindUpTo);
}

bool FeedFollower::isBusy() const
{
    return !m_caughtUp && !m_retry.trouble();
}

void FeedFollower::cancel()
{
    SyncUnit::cancel();
    m_notBefore = 0;
}

Micros FeedFollower::wakeAt() const
{
    const Micros wake = SyncUnit::wakeAt();
    return m_notBefore > m_context.steadyNow() ? std::min(wake, m_notBefore) : wake;
}

void FeedFollower::retryNow()
{
    SyncUnit::retryNow();
    m_notBefore = 0;
}

void FeedFollower::load()
{
    const auto stored = m_context.reader.cursor(cursorName(), {});
    if (!stored)
        return m_context.cacheFailed(stored.error());
    m_loaded = true;
    if (*stored && !(*stored)->value.empty()) {
        m_position = Position{(*stored)->value, (*stored)->asOf};
        ++m_beginning;
    }
}

void FeedFollower::pump()
{
    if (!mayAsk(m_retry) || !m_context.writer.hasRoom() || m_context.steadyNow() < m_notBefore)
        return;
    if (m_caughtUp && !m_options.follow)
        return;
    if (!m_loaded)
        load();
    if (!m_loaded)
        return;
    if (m_position)
        next();
    else
        begin();
}

void FeedFollower::begin()
{
    ServiceCall call{{QStringLiteral("changes")}, {}};
    if (!m_options.onlyScript.empty())
        call.query.append({QStringLiteral("script_id"), QString::fromStdString(m_options.onlyScript)});
    ask(
        call,
        [this, call](ServiceAnswer answer) {
            const Result<ParsedPage> page = m_context.parser.parsePage(answer.body, contextOf(call));
            if (!page)
                return fail(m_retry, {ServiceError::Kind::Nonsense, page.error(), {}});
            if (!page->next)
                return fail(m_retry, {ServiceError::Kind::Nonsense,
                                      {tr("The service's change feed gave no cursor."),
                                       QString::fromStdString(contextOf(call).where),
                                       {}},
                                      {}});
            const Position position{*page->next, timeOf(answer, m_context.tuning)};
            WriteBatch batch;
            batch.cursors.push_back({cursorName(), position.cursor, position.asOf});
            batch.cursors.push_back({recheckMark, "yes", position.asOf});
            write(std::move(batch), [this, position](bool written) {
                if (!written)
                    return;
                m_position = position;
                ++m_beginning;
                m_caughtUp = true;
                m_answered = true;
                m_retry.succeed();
                begun();
            });
        },
        [this](const ServiceError &error) { fail(m_retry, error); });
}

void FeedFollower::next()
{
    ServiceCall call{{QStringLiteral("changes")}, {}};
    call.query.append({QStringLiteral("after"), QString::fromStdString(m_position->cursor)});
    call.query.append({QStringLiteral("limit"), QString::number(m_limit)});
    if (!m_options.onlyScript.empty())
        call.query.append({QStringLiteral("script_id"), QString::fromStdString(m_options.onlyScript)});
    if (m_caughtUp) {
        call.query.append({QStringLiteral("wait"), QString::number(m_context.tuning.feedWait.count())});
        call.held = m_context.tuning.feedWait;
    }
    ask(
        call,
        [this, call, askedAt = m_context.steadyNow()](ServiceAnswer answer) {
            take(std::move(answer), call, askedAt);
        },
        [this](const ServiceError &error) {
            if (error.kind == ServiceError::Kind::Gone)
                beginAnew(refusedFrom());
            else if (error.kind == ServiceError::Kind::TooLarge)
                unreadable(error.error);
            else
                fail(m_retry, error);
        });
}

void FeedFollower::take(ServiceAnswer answer, const ServiceCall &call, Micros askedAt)
{
    PageContext context = contextOf(call);
    context.runs = context.logs = true;
    context.scriptId = m_options.onlyScript;
    Result<ParsedPage> page = m_context.parser.parsePage(answer.body, context);
    if (!page)
        return unreadable(page.error());
    m_limit = std::min(m_limit * 2, m_context.tuning.pageLimit);

    Position position{page->next.value_or(m_position->cursor), m_position->asOf};
    const bool more = page->more;
    const Micros answeredAt = timeOf(answer, m_context.tuning);
    if (!more)
        position.asOf = std::max(position.asOf, answeredAt);
    const bool quiet = page->records.isEmpty() && page->scripts.empty() && page->problems.empty();
    if (quiet && m_context.steadyNow() - askedAt < shortestPause)
        m_notBefore = m_caughtUp ? m_context.steadyNow() + shortestPause : 0;
    if (quiet && position.cursor == m_position->cursor && position.asOf == m_position->asOf) {
        noteCaughtUp(!more, answeredAt);
        m_answered = true;
        return m_retry.succeed();
    }

    WriteBatch batch;
    if (!more)
        extendCoverage(batch, m_position->asOf, position.asOf);
    if (!m_options.onlyScript.empty())
        std::erase_if(page->scripts,
                      [this](const Script &script) { return script.id != m_options.onlyScript; });
    const std::vector<Script> scripts = page->scripts;
    batch.records = std::move(page->records);
    batch.scripts = std::move(page->scripts);
    batch.problems = std::move(page->problems);
    batch.cursors.push_back({cursorName(), position.cursor, position.asOf});
    write(std::move(batch), [this, position, more, answeredAt, scripts](bool written) {
        if (!written)
            return;
        m_position = position;
        noteCaughtUp(!more, answeredAt);
        m_answered = true;
        m_retry.succeed();
        if (!scripts.empty())
            scriptsChanged(scripts);
    });
}

void FeedFollower::unreadable(const UserError &error)
{
    if (m_limit > 1) {
        m_limit = std::max(1, m_limit / 2);
        m_notBefore = 0;
        return;
    }
    fail(m_retry, {ServiceError::Kind::Nonsense, error, {}});
    // The feed has no other way around a change that can't be read than to begin behind it.
    constexpr int patience = 3;
    if (m_retry.failures() >= patience)
        beginAnew(m_position->asOf);
}

void FeedFollower::noteCaughtUp(bool caughtUp, Micros answeredAt)
{
    m_caughtUp = caughtUp;
    // Pages asked for from now on and what the feed still tells make up all until this answer.
    if (caughtUp)
        m_behindUpTo = std::numeric_limits<Micros>::min();
    else if (m_options.follow && m_behindUpTo < m_position->asOf)
        m_behindUpTo = answeredAt;
}

Micros FeedFollower::refusedFrom() const
{
    const bool tooOld = m_context.tuning.wallClock() - m_position->asOf >= cursorLife;
    return tooOld ? m_position->asOf : std::numeric_limits<Micros>::min();
}

void FeedFollower::beginAnew(Micros unverifiedFrom)
{
    WriteBatch batch;
    dropCoverage(batch, unverifiedFrom);
    batch.cursors.push_back({cursorName(), {}, 0});
    write(std::move(batch), [this](bool written) {
        if (!written)
            return;
        m_position.reset();
        m_caughtUp = false;
        m_behindUpTo = std::numeric_limits<Micros>::min();
        m_limit = m_context.tuning.pageLimit;
    });
}

void FeedFollower::extendCoverage(WriteBatch &batch, Micros from, Micros to)
{
    if (from >= to)
        return;
    const auto scripts = m_context.reader.scripts({});
    if (!scripts)
        return;
    for (const Script &script : *scripts) {
        if (!m_options.onlyScript.empty() && script.id != m_options.onlyScript)
            continue;
        for (const RecordKind kind : bothKinds) {
            const auto covered = m_context.reader.coverage(script.id, kind, {});
            if (!covered)
                continue;
            const bool reaches =
                std::any_of(covered->begin(), covered->end(),
                            [from](const TimeRange &range) { return range.from < from && from <= range.to; });
            if (reaches)
                batch.coverage.push_back({CoverageChange::Action::Add, script.id, kind, {from, to}});
        }
    }
}

void FeedFollower::dropCoverage(WriteBatch &batch, Micros from)
{
    const auto scripts = m_context.reader.scripts({});
    if (!scripts)
        return;
    for (const Script &script : *scripts) {
        if (!m_options.onlyScript.empty() && script.id != m_options.onlyScript)
            continue;
        for (const RecordKind kind : bothKinds)
            batch.coverage.push_back({CoverageChange::Action::Remove,
                                      script.id,
                                      kind,
                                      {from, std::numeric_limits<Micros>::max()}});
    }
}

} // namespace runglass
