// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <chrono>
#include <cstdint>
#include <functional>

namespace runglass {

/// The figures the sync works with, and its clocks: for tests and unusual services. The defaults suit users.
struct SyncTuning
{
    using Milliseconds = std::chrono::milliseconds;

    int firstPageLimit = 500;                ///< records; small, so that the window fills at once
    int pageLimit = 5000;                    ///< records; what the API allows at most
    std::int64_t sizeCap = 64 * 1024 * 1024; ///< bytes of a decompressed answer

    std::int64_t payloadCap = 64 * 1024 * 1024;   ///< bytes of the documents of a run
    std::int64_t backgroundCap = 4 * 1024 * 1024; ///< the same when nobody waits for them

    Milliseconds firstDelay{500}; ///< before the first retry; doubled each time, with jitter
    Milliseconds longestDelay{60'000};
    Milliseconds idleTimeout{30'000};   ///< no byte for so long: given up
    Milliseconds totalTimeout{180'000}; ///< of one request
    std::chrono::seconds feedWait{20};  ///< how long the service may hold a feed request; at most 25

    Milliseconds clockCheck{5'000}; ///< how often wall and monotonic clock are compared
    Milliseconds clockJump{10'000}; ///< what counts as a jump or a sleep
    std::function<Micros()> wallClock = nowMicros;
    /// Microseconds of a clock that neither jumps nor counts the time asleep.
    std::function<Micros()> steadyClock = [] {
        return Micros{std::chrono::duration_cast<std::chrono::microseconds>(
                          std::chrono::steady_clock::now().time_since_epoch())
                          .count()};
    };
};

} // namespace runglass
