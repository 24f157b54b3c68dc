// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/rangefetcher.h"

#include <algorithm>
#include <limits>

namespace runglass {

namespace {

/// Times RFC 3339 can name; beyond them a bound is left out.
constexpr Micros earliestTime = -62'135'596'800LL * microsPerSecond; // 0001-01-01
constexpr Micros latestTime = 253'402'300'800LL * microsPerSecond;   // 10000-01-01

} // namespace

RangeFetcher::RangeFetcher(SyncContext &context, RecordKind kind, NextTask nextTask,
                           std::function<Known()> known)
    : SyncUnit(context)
    , m_kind(kind)
    , m_nextTask(std::move(nextTask))
    , m_known(std::move(known))
    , m_limit(context.tuning.firstPageLimit)
{
}

bool RangeFetcher::isBusy() const
{
    return SyncUnit::isBusy() || m_held || (m_work && !isFailing(m_work->task.scriptId));
}

void RangeFetcher::cancel()
{
    SyncUnit::cancel();
    m_search.reset();
}

std::optional<Trouble> RangeFetcher::trouble() const
{
    std::optional<Trouble> soonest;
    for (const auto &[script, retry] : m_failing) {
        if (retry.trouble() && (!soonest || retry.trouble()->retryAt < soonest->retryAt))
            soonest = retry.trouble();
    }
    return soonest;
}

void RangeFetcher::retryNow()
{
    for (auto &[script, retry] : m_failing)
        retry.retryNow();
}

Micros RangeFetcher::wakeAt() const
{
    Micros soonest = std::numeric_limits<Micros>::max();
    for (const auto &[script, retry] : m_failing)
        soonest = std::min(soonest, retry.wakeAt());
    return soonest;
}

void RangeFetcher::feedBegan()
{
    m_unproven.clear();
    m_replan = true;
}

Retry &RangeFetcher::retryOf(const std::string &scriptId)
{
    return m_failing.try_emplace(scriptId, m_context.tuning).first->second;
}

bool RangeFetcher::isFailing(const std::string &scriptId, std::optional<Micros> at) const
{
    const auto found = m_failing.find(scriptId);
    if (found == m_failing.end() || !found->second.trouble())
        return false;
    return !at || found->second.isWaiting(*at);
}

void RangeFetcher::replan()
{
    m_replan = true;
    m_limit = std::min(m_limit, m_context.tuning.firstPageLimit);
}

void RangeFetcher::endWork()
{
    m_work.reset();
    m_search.reset();
    m_replan = false;
    m_limit = std::max(m_limit, m_context.tuning.firstPageLimit);
}

bool RangeFetcher::choose()
{
    std::set<std::string> skip = m_unproven;
    for (const auto &[script, retry] : m_failing) {
        if (retry.isWaiting(m_context.steadyNow()))
            skip.insert(script);
    }
    std::optional<FetchTask> task = m_nextTask(m_kind, skip);
    if (!task)
        return false;
    Work work;
    work.page.asked = {task->gap.from, task->askedTo};
    const std::string name = PageCursor::nameFor(m_kind, task->scriptId);
    if (const auto stored = m_context.reader.cursor(name, {}); stored.ok() && *stored && !m_ignoreStored) {
        // Goes on only where exactly this was left.
        const std::optional<PageCursor> page = PageCursor::fromText((*stored)->value);
        if (page && page->asked.from == task->gap.from && (*stored)->asOf + 1 == task->gap.to) {
            work.page = *page;
            work.oldest = (*stored)->asOf;
        }
    }
    m_ignoreStored = false;
    work.task = std::move(*task);
    m_work = std::move(work);
    return true;
}

void RangeFetcher::pump()
{
    if (m_held && !isWriting() && m_context.writer.hasRoom())
        submitHeld();
    if (isAsking() || m_held || !m_context.mayAsk())
        return;
    if (m_replan && m_work && !isWriting())
        endWork();
    if (!m_work && (isWriting() || !choose()))
        return;
    if (m_replan || isFailing(m_work->task.scriptId, m_context.steadyNow()))
        return;
    if (m_search)
        probe();
    else
        askForPage();
}

ServiceCall RangeFetcher::callFor(Micros to, const std::string &cursor, int limit) const
{
    const auto bounded = [](Micros time) { return time > earliestTime && time < latestTime; };
    const Micros from = m_work->page.asked.from;
    ServiceCall call{{QStringLiteral("scripts"), QString::fromStdString(m_work->task.scriptId),
                      m_kind == RecordKind::Runs ? QStringLiteral("runs") : QStringLiteral("logs")},
                     {}};
    if (bounded(from))
        call.query.append({QStringLiteral("from"), QString::fromStdString(formatRfc3339(from))});
    if (bounded(to))
        call.query.append({QStringLiteral("to"), QString::fromStdString(formatRfc3339(to))});
    call.query.append({QStringLiteral("limit"), QString::number(limit)});
    if (!cursor.empty())
        call.query.append({QStringLiteral("cursor"), QString::fromStdString(cursor)});
    return call;
}

void RangeFetcher::askForPage()
{
    const ServiceCall call = callFor(m_work->page.asked.to, m_work->page.cursor, m_limit);
    ask(
        call, [this, call](ServiceAnswer answer) { take(std::move(answer), call); },
        [this](const ServiceError &error) { failed(error); });
}

void RangeFetcher::take(ServiceAnswer answer, const ServiceCall &call)
{
    PageContext context = contextOf(call);
    context.runs = m_kind == RecordKind::Runs;
    context.logs = m_kind == RecordKind::Logs;
    context.scriptId = m_work->task.scriptId;
    Result<ParsedPage> page = m_context.parser.parsePage(answer.body, context);
    if (!page)
        return unreadable({ServiceError::Kind::Nonsense, page.error(), {}});
    if (page->next && *page->next == m_work->page.cursor)
        return failed({ServiceError::Kind::Nonsense,
                       {tr("The service's pages lead nowhere."), QString::fromStdString(context.where), {}},
                       {}});

    m_failing.erase(m_work->task.scriptId);
    m_limit =
        std::min(m_work->pages == 0 && m_limit >= m_context.tuning.firstPageLimit ? m_context.tuning.pageLimit
                                                                                  : m_limit * 2,
                 m_context.tuning.pageLimit);
    ++m_work->pages;
    if (!page->newestFirst || (page->newest && m_work->oldest && *page->newest > *m_work->oldest))
        m_work->ordered = false;
    if (page->oldest)
        m_work->oldest = std::min(*page->oldest, m_work->oldest.value_or(*page->oldest));

    Held held;
    held.last = !page->next;
    prove(held.batch, *page);
    m_work->page.cursor = page->next.value_or(std::string());
    held.batch.cursors.push_back({PageCursor::nameFor(m_kind, m_work->task.scriptId),
                                  held.last ? std::string() : m_work->page.toText(),
                                  m_work->oldest.value_or(0)});
    held.batch.records = std::move(page->records);
    held.batch.problems = std::move(page->problems);
    m_held = std::move(held);
}

void RangeFetcher::prove(WriteBatch &batch, const ParsedPage &page) const
{
    const Known known = m_known();
    if (!known.upTo || !m_work->task.proof || *m_work->task.proof != known.beginning)
        return;
    TimeRange proved{m_work->task.gap.from, std::min(m_work->task.askedTo, *known.upTo)};
    if (page.next) {
        if (!m_work->ordered || !m_work->oldest)
            return;
        // The next page may begin with more records of the oldest time.
        proved.from = std::max(proved.from, *m_work->oldest + 1);
    }
    if (!proved.isEmpty())
        batch.coverage.push_back({CoverageChange::Action::Add, m_work->task.scriptId, m_kind, proved});
}

void RangeFetcher::submitHeld()
{
    const bool last = m_held->last;
    WriteBatch batch = std::move(m_held->batch);
    m_held.reset();
    const bool proved = m_work->task.proof.has_value();
    const std::string scriptId = m_work->task.scriptId;
    if (last)
        endWork();
    write(std::move(batch), [this, last, proved, scriptId](bool written) {
        if (!written) {
            // From what the cache holds, not from where we thought we were.
            SyncUnit::cancel();
            m_held.reset();
            endWork();
        } else if (last && !proved) {
            m_unproven.insert(scriptId);
        }
    });
}

void RangeFetcher::failed(const ServiceError &error)
{
    const std::string scriptId = m_work->task.scriptId;
    if (error.kind == ServiceError::Kind::Gone) {
        // The cursor of a page: begin again at the time reached.
        m_ignoreStored = true;
        m_replan = true;
    } else if (error.kind == ServiceError::Kind::TooLarge) {
        unreadable(error);
    } else if (error.kind == ServiceError::Kind::NotFound) {
        // Only what the service lists, or the user named, is asked for: that it is not there is worth a word.
        Retry &retry = retryOf(scriptId);
        retry.fail(SyncState::Phase::Nonsense, error.error, m_context.steadyNow(), m_context.random());
        if (m_context.mostFailures > 0)
            retry.giveUp();
        m_replan = true;
    } else {
        fail(retryOf(scriptId), error);
        m_replan = true;
    }
}

void RangeFetcher::unreadable(const ServiceError &error)
{
    if (m_limit > 1) {
        m_limit = std::max(1, m_limit / 2);
        return;
    }
    Retry &retry = retryOf(m_work->task.scriptId);
    const bool again = retry.failures() > 0;
    fail(retry, error);
    if (!again)
        return; // perhaps it was an accident
    retry.retryNow();
    const Micros top = m_work->oldest ? *m_work->oldest + 1 : std::min(m_work->page.asked.to, latestTime);
    m_search.emplace(std::max(m_work->page.asked.from, Micros{0}) - 1, top);
}

void RangeFetcher::probe()
{
    const std::optional<Micros> at = m_search->probe();
    if (!at)
        return stepPast();
    const ServiceCall call = callFor(*at, {}, 1);
    ask(
        call,
        [this, call](ServiceAnswer answer) {
            PageContext context = contextOf(call);
            context.runs = m_kind == RecordKind::Runs;
            context.logs = m_kind == RecordKind::Logs;
            context.scriptId = m_work->task.scriptId;
            m_search->answer(m_context.parser.parsePage(answer.body, context).ok());
        },
        [this](const ServiceError &error) {
            if (error.kind == ServiceError::Kind::TooLarge)
                m_search->answer(false);
            else
                failed(error);
        });
}

void RangeFetcher::stepPast()
{
    const std::optional<Micros> time = m_search->found();
    m_search.reset();
    const ServiceCall call = callFor(0, {}, 1);
    if (!time) {
        // Nothing at all can be read: that is not one bad record.
        fail(retryOf(m_work->task.scriptId), {ServiceError::Kind::Nonsense,
                                              {tr("No answer of the service can be read."), call.where(), {}},
                                              {}});
        m_replan = true;
        return m_context.poke();
    }
    m_work->page = {{m_work->page.asked.from, *time}, {}};
    m_limit = 1;
    WriteBatch batch;
    batch.problems.push_back({ProblemReport::Kind::SkippedPage, call.where().toStdString(),
                              "a record of " + formatRfc3339(*time) + " can't be read even alone", 1,
                              m_context.tuning.wallClock()});
    write(std::move(batch), [this](bool written) {
        if (!written)
            endWork();
    });
}

} // namespace runglass
