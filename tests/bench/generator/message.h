// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "generator/random.h"

#include <array>
#include <string>
#include <string_view>

namespace runglass::generator {

/// A word that stands in one of every `oneIn` messages on average, and in no other message.
struct KnownWord
{
    std::string_view word;
    std::uint32_t oneIn;
};

/// What a search can be measured with: from frequent to rare, drawn independently of each other.
inline constexpr std::array<KnownWord, 5> knownWords{
    {{"invoice", 4}, {"timeout", 100}, {"checksum", 1'000}, {"quarantine", 10'000}, {"zeppelin", 100'000}}};

/// Writes a log message of 20 to 200 bytes of UTF-8, 75 on average, over what `message` held. It reads like a
/// script's own: an opening clause with a figure, then details until its length is reached. Two in a hundred
/// hold letters beyond ASCII.
void writeMessage(Draws draws, std::string &message);

} // namespace runglass::generator
