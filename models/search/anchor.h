// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/bytescan.h"

#include <cstdint>
#include <span>

namespace runglass {

/// The narrowest test that accepts every one of `bytes`; it may accept others.
ByteTest testFor(std::span<const std::uint8_t> bytes);

/// How often, of a million bytes of log text, one passes the test. A guess from English text, numbers and
/// punctuation: it decides speed, never the result.
unsigned frequencyOf(ByteTest test);

/// Of the tests that bytes 0, 1, 2 … of a match pass, the two that are rarest together, near enough to each
/// other to share cache lines. `tests` is not empty.
BytePair rarestPair(std::span<const ByteTest> tests);

/// A measure of how often rarestPair()'s answer accepts: lower is better.
double costOf(const BytePair &pair);

} // namespace runglass
