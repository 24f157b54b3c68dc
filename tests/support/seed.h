// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace runglass::test {

/// The seed of a property test: another one in every run, printed, and taken from RUNGLASS_TEST_SEED to run
/// one again.
inline std::uint64_t seed()
{
    const char *given = std::getenv("RUNGLASS_TEST_SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 0) : std::random_device{}();
    std::fprintf(stdout, "RUNGLASS_TEST_SEED=%llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    return seed;
}

} // namespace runglass::test
