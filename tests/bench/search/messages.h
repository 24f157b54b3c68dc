// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/textblock.h"

#include <cstdint>
#include <string>
#include <vector>

namespace runglass::bench {

/// Messages in blocks as the cache keeps them.
struct Messages
{
    struct Block
    {
        std::string text;
        std::vector<std::uint32_t> offsets;
        TextTraits traits;
    };

    std::vector<Block> blocks;
    std::size_t count = 0;
    std::size_t bytes = 0;

    TextBlock block(std::size_t index) const
    {
        return {.text = blocks[index].text, .offsets = blocks[index].offsets, .traits = blocks[index].traits};
    }
};

/// The same messages for the same number every time: 75 bytes on average, ids and numbers in them; "timeout"
/// in one of five, "quarantine" in one of 100,000, "zyxwv" in none. A share of them, in percent, holds
/// letters outside ASCII.
Messages makeMessages(std::size_t count, unsigned nonAsciiPercent);

/// One line for each: time, level, run id, message.
bool writeLines(const Messages &messages, const std::string &path);

} // namespace runglass::bench
