// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/backoff.h"

#include <algorithm>

namespace runglass {

Backoff::Backoff(Milliseconds first, Milliseconds longest)
    : m_first(first)
    , m_longest(longest)
{
}

Backoff::Milliseconds Backoff::next(double random, std::optional<Milliseconds> retryAfter)
{
    constexpr int mostDoublings = 20;
    const Milliseconds full =
        std::min(m_longest, Milliseconds(m_first * (1LL << std::min(m_failures, mostDoublings))));
    ++m_failures;
    const auto spread = static_cast<double>(full.count()) * 0.5;
    const Milliseconds delay(full.count() - static_cast<std::int64_t>(spread * (1.0 - random)));
    return std::max(delay, retryAfter.value_or(Milliseconds(0)));
}

} // namespace runglass
