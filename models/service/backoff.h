// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <chrono>
#include <optional>

namespace runglass {

/// How long to wait before trying again: doubled with each failure up to a cap, with jitter so that many
/// clients do not come back at once. What the service asks for (Retry-After) is a lower bound.
class Backoff
{
public:
    using Milliseconds = std::chrono::milliseconds;

    Backoff(Milliseconds first, Milliseconds longest);

    /// One more failure. `random` in [0, 1) chooses within the upper half of the delay.
    Milliseconds next(double random, std::optional<Milliseconds> retryAfter = {});
    void reset() { m_failures = 0; }
    /// In a row.
    int failures() const { return m_failures; }

private:
    Milliseconds m_first;
    Milliseconds m_longest;
    int m_failures = 0;
};

} // namespace runglass
