// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "service/syncunit.h"

#include <QCoreApplication>

#include <functional>
#include <limits>
#include <optional>
#include <string>

namespace runglass {

/// Follows the change feed from a cursor that is stored before any page is asked for.
///
/// Each answer is one transaction: records, cursor, and how far the coverage that reached up to the last
/// answer reaches now, in the service's time. When the cursor has expired, what was said to be complete since
/// its time no longer is, and the feed begins anew. A cursor refused before its time is of another database:
/// then nothing is known to be complete.
class FeedFollower : public SyncUnit
{
    Q_DECLARE_TR_FUNCTIONS(runglass::FeedFollower)

public:
    struct Options
    {
        std::string onlyScript; ///< id, or empty
        bool follow = true;     ///< else: done once caught up
    };

    FeedFollower(SyncContext &context, Options options);

    void pump() override;
    bool isBusy() const override;
    void cancel() override;
    void retryNow() override;
    Micros wakeAt() const override;

    /// Answered or failed at least once: pages may be asked for now, even if the feed can't be had.
    bool wasTried() const { return m_answered || m_retry.trouble(); }
    /// Up to here (service's time) pages asked for now prove coverage: the feed has told all, or, while it
    /// catches up after a long absence, tells the rest later than it is asked for in pages.
    std::optional<Micros> knownUpTo() const;
    /// Grows each time the feed begins anew: what was fetched before proves nothing any more.
    int beginning() const { return m_beginning; }
    /// Nothing newer is known to the service, as of the last answer.
    bool isCaughtUp() const { return m_caughtUp; }

    /// Set by the owner: scripts the feed told of.
    std::function<void(const std::vector<Script> &)> scriptsChanged;
    /// Set by the owner: the feed has begun anew; runs that were in progress may have changed unseen.
    std::function<void()> begun;

    /// Name of the stored mark that runs in progress are still to be asked for.
    static constexpr const char *recheckMark = "recheck-runs-in-progress";

private:
    struct Position
    {
        std::string cursor;
        Micros asOf = 0;
    };

    void load();
    void begin();
    void next();
    void take(ServiceAnswer answer, const ServiceCall &call, Micros askedAt);
    void noteCaughtUp(bool caughtUp, Micros answeredAt);
    /// The service refused the cursor: from when on what we hold is unverified.
    Micros refusedFrom() const;
    void beginAnew(Micros unverifiedFrom);
    void unreadable(const UserError &error);
    std::string cursorName() const;
    void extendCoverage(WriteBatch &batch, Micros from, Micros to);
    void dropCoverage(WriteBatch &batch, Micros from);

    Options m_options;
    bool m_loaded = false;
    std::optional<Position> m_position;
    /// Service's time when a catch-up of several answers began; far in the past when there is none.
    Micros m_behindUpTo = std::numeric_limits<Micros>::min();
    int m_beginning = 0;
    bool m_caughtUp = false;
    bool m_answered = false;
    int m_limit;
    Micros m_notBefore = 0; ///< steady clock
};

} // namespace runglass
