// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace runglass {

/// How long the rest of some work will take when it goes on as fast as so far. Nothing while that would be
/// guessing: in the first second, and before a hundredth is done.
constexpr std::optional<std::chrono::seconds> timeLeft(std::int64_t done, std::int64_t total,
                                                       std::chrono::milliseconds elapsed)
{
    if (elapsed < std::chrono::seconds(1) || done <= 0 || done < total / 100 || done > total)
        return {};
    const double milliseconds =
        static_cast<double>(elapsed.count()) * static_cast<double>(total - done) / static_cast<double>(done);
    // Rounded up: what is not done yet takes time.
    return std::chrono::seconds(static_cast<std::int64_t>(milliseconds / 1000 + 0.999));
}

} // namespace runglass
