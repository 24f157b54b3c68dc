// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "service/backoff.h"
#include "service/boundedwriter.h"
#include "service/pageparser.h"
#include "service/serviceclient.h"
#include "service/syncstate.h"
#include "service/synctuning.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace runglass {

/// Something that does not work for now, and when it is tried again.
struct Trouble
{
    SyncState::Phase phase = SyncState::Phase::Offline;
    UserError error;
    Micros retryAt = 0; ///< steady clock
    bool givenUp = false;
};

/// Counts the failures of one thing in a row and says when to try it again.
class Retry
{
public:
    explicit Retry(const SyncTuning &tuning)
        : m_backoff(tuning.firstDelay, tuning.longestDelay)
    {
    }

    const std::optional<Trouble> &trouble() const { return m_trouble; }
    int failures() const { return m_backoff.failures(); }
    /// In trouble, and not yet to be tried again.
    bool isWaiting(Micros steadyNow) const
    {
        return m_trouble && (m_trouble->givenUp || steadyNow < m_trouble->retryAt);
    }

    void fail(SyncState::Phase phase, const UserError &error, Micros steadyNow, double random,
              std::optional<std::chrono::milliseconds> retryAfter = {});
    /// Not tried any more by itself.
    void giveUp();
    void succeed();
    void retryNow();
    /// Steady clock; the largest time when nothing is to be tried again.
    Micros wakeAt() const;

private:
    Backoff m_backoff;
    std::optional<Trouble> m_trouble;
};

/// What the parts of the sync share. All of it is used on the sync's thread.
struct SyncContext
{
    SyncTuning tuning;
    ServiceClient &client;
    BoundedWriter &writer;
    CacheReader &reader;
    PageParser parser = {};

    /// Nothing stands in the way of requests: reachable as far as known, key not refused, cache writable.
    std::function<bool()> mayAsk;
    /// Why not, where that is known.
    std::function<std::optional<UserError>()> hindrance;
    /// An answer was good; `serviceTime` is its Date.
    std::function<void()> contact;
    /// A failure that concerns the service as a whole.
    std::function<void(const ServiceError &)> serviceFailed;
    std::function<void(const UserError &)> cacheFailed;
    std::function<void()> cacheWorks;
    /// Something has ended: there may be something new to do. Queued, never a direct call back.
    std::function<void()> poke;
    /// Counts what was committed.
    std::function<void(std::int64_t runs, std::int64_t logs, std::int64_t skipped)> received;
    std::function<double()> random;
    /// How often one thing may fail in a row before it is given up; 0: never.
    int mostFailures = 0;

    Micros steadyNow() const { return tuning.steadyClock(); }
};

SyncState::Phase phaseOf(ServiceError::Kind kind);

/// One strand of the sync: at most one request and one batch of its own at a time.
class SyncUnit
{
public:
    explicit SyncUnit(SyncContext &context);
    virtual ~SyncUnit() = default;
    SyncUnit(const SyncUnit &) = delete;
    SyncUnit &operator=(const SyncUnit &) = delete;

    /// Begins what can be begun now; cheap when that is nothing.
    virtual void pump() = 0;
    /// There is work that is neither done nor in trouble.
    virtual bool isBusy() const { return m_request || m_writing; }
    /// Ends the request under way, without an answer.
    virtual void cancel() { m_request.reset(); }
    virtual std::optional<Trouble> trouble() const { return m_retry.trouble(); }
    virtual void retryNow() { m_retry.retryNow(); }
    /// When pump() may have something to do by itself (steady clock); the largest time: never.
    virtual Micros wakeAt() const;

protected:
    /// Asks; a failure is counted in `retry`, told to the context, and then given to `failed`.
    void ask(const ServiceCall &call, std::function<void(ServiceAnswer)> answered,
             std::function<void(const ServiceError &)> failed);
    /// Writes; `done(true)` once it is durable.
    void write(WriteBatch batch, std::function<void(bool)> done);
    void fail(Retry &retry, const ServiceError &error);
    bool mayAsk(const Retry &retry) const;
    PageContext contextOf(const ServiceCall &call) const;
    bool isAsking() const { return m_request != nullptr; }
    bool isWriting() const { return m_writing; }

    SyncContext &m_context;
    Retry m_retry;

private:
    std::unique_ptr<ServiceRequest> m_request;
    bool m_writing = false;
};

} // namespace runglass
