// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/textblock.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace runglass {

/// A condition on a message, compiled once and used by any number of threads at the same time.
class MessageMatcher
{
public:
    virtual ~MessageMatcher() = default;

    /// Sets bit i % 64 of hits[i / 64] for every message i of the block that matches, and clears all other
    /// bits.
    ///
    /// `hits` has a word for every 64 messages begun. Returns how many match. Not to be interrupted: callers
    /// look at their cancel token between blocks.
    virtual std::size_t scan(const TextBlock &block, std::span<std::uint64_t> hits) const = 0;

    virtual bool matches(std::string_view message) const = 0;

    /// What matches inside a message, for highlighting: from the left, none overlapping, none empty, `atMost`
    /// of them.
    virtual std::vector<TextRange>
    findAll(std::string_view message, std::size_t atMost = std::numeric_limits<std::size_t>::max()) const = 0;
};

/// The words of a bitmap with a bit for each of `count` messages.
constexpr std::size_t wordsFor(std::size_t count)
{
    return (count + 63) / 64;
}

} // namespace runglass
