// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/segmententry.h"

#include <deque>
#include <random>
#include <string>
#include <vector>

namespace runglass {

using Random = std::mt19937_64;

/// A seed for this run of the test, printed, or the one in the environment variable RUNGLASS_TEST_SEED.
std::uint64_t testSeed();

std::uint64_t below(Random &random, std::uint64_t limit);
std::string randomUuid(Random &random);
/// Any bytes: NUL, newlines, invalid UTF-8.
std::string randomBytes(Random &random, std::size_t size);

/// Entries with the texts they point to.
class RandomEntries
{
public:
    /// Adds one entry of a randomly chosen nature: plain ones, empty and odd texts, few or many runs, equal
    /// times, times years apart.
    void add(Random &random);
    void add(SegmentEntry entry);
    /// In segment order.
    std::vector<SegmentEntry> sorted() const;

private:
    std::string_view keep(std::string text);

    std::deque<std::string> m_texts;
    std::vector<SegmentEntry> m_entries;
};

/// A history of `count` entries.
RandomEntries randomEntries(Random &random, std::size_t count);

} // namespace runglass
