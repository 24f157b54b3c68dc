// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/syncunit.h"

#include <limits>

namespace runglass {

void Retry::fail(SyncState::Phase phase, const UserError &error, Micros steadyNow, double random,
                 std::optional<std::chrono::milliseconds> retryAfter)
{
    const auto delay = m_backoff.next(random, retryAfter);
    m_trouble = Trouble{phase, error, steadyNow + delay.count() * microsPerMillisecond, false};
}

void Retry::giveUp()
{
    if (m_trouble)
        m_trouble->givenUp = true;
}

void Retry::succeed()
{
    m_trouble.reset();
    m_backoff.reset();
}

void Retry::retryNow()
{
    if (!m_trouble)
        return;
    m_trouble->retryAt = 0;
    m_trouble->givenUp = false;
}

Micros Retry::wakeAt() const
{
    return m_trouble && !m_trouble->givenUp ? m_trouble->retryAt : std::numeric_limits<Micros>::max();
}

SyncState::Phase phaseOf(ServiceError::Kind kind)
{
    switch (kind) {
    case ServiceError::Kind::KeyRefused:
        return SyncState::Phase::KeyRefused;
    case ServiceError::Kind::Nonsense:
    case ServiceError::Kind::TooLarge:
        return SyncState::Phase::Nonsense;
    default:
        return SyncState::Phase::Offline;
    }
}

SyncUnit::SyncUnit(SyncContext &context)
    : m_context(context)
    , m_retry(context.tuning)
{
}

void SyncUnit::ask(const ServiceCall &call, std::function<void(ServiceAnswer)> answered,
                   std::function<void(const ServiceError &)> failed)
{
    m_request = m_context.client.get(
        call, [this, answered = std::move(answered), failed = std::move(failed)](ServiceOutcome outcome) {
            // Kept until this returns: what is called below may ask again.
            const std::unique_ptr<ServiceRequest> ended = std::move(m_request);
            if (auto *answer = std::get_if<ServiceAnswer>(&outcome)) {
                m_context.contact();
                answered(std::move(*answer));
            } else {
                const ServiceError &error = std::get<ServiceError>(outcome);
                if (error.concernsAll())
                    m_context.serviceFailed(error);
                else
                    failed(error);
            }
            m_context.poke();
        });
}

void SyncUnit::write(WriteBatch batch, std::function<void(bool)> done)
{
    m_writing = true;
    const auto runs = static_cast<std::int64_t>(batch.records.runs.size());
    const auto logs = static_cast<std::int64_t>(batch.records.logs.size());
    std::int64_t skipped = 0;
    for (const ProblemReport &problem : batch.problems) {
        if (problem.kind == ProblemReport::Kind::SkippedRecord)
            skipped += problem.count;
    }
    m_context.writer.submit(std::move(batch), [this, runs, logs, skipped,
                                               done = std::move(done)](const Result<WriteSummary> &result) {
        m_writing = false;
        if (result.ok()) {
            m_context.cacheWorks();
            m_context.received(runs, logs, skipped);
        } else {
            m_context.cacheFailed(result.error());
        }
        done(result.ok());
        m_context.poke();
    });
}

Micros SyncUnit::wakeAt() const
{
    return m_retry.wakeAt();
}

void SyncUnit::fail(Retry &retry, const ServiceError &error)
{
    retry.fail(phaseOf(error.kind), error.error, m_context.steadyNow(), m_context.random(), error.retryAfter);
    if (m_context.mostFailures > 0 && retry.failures() >= m_context.mostFailures)
        retry.giveUp();
}

bool SyncUnit::mayAsk(const Retry &retry) const
{
    return !isAsking() && !isWriting() && m_context.mayAsk() && !retry.isWaiting(m_context.steadyNow());
}

PageContext SyncUnit::contextOf(const ServiceCall &call) const
{
    PageContext context;
    context.where = call.where().toStdString();
    context.now = m_context.tuning.wallClock();
    return context;
}

} // namespace runglass
