// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// What libFuzzer calls with each input (https://llvm.org/docs/LibFuzzer.html). It ends the process when
/// something is wrong.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace runglass::fuzz {

/// The input without its first byte, and the piece size that byte chooses.
struct Input
{
    std::string_view text;
    std::size_t piece = 1;
};

inline Input inputOf(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return {};
    return {{reinterpret_cast<const char *>(data) + 1, size - 1}, std::size_t{1} + data[0]};
}

inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Calls `take` with piece after piece.
template <class Take>
void eachPiece(std::string_view text, std::size_t piece, Take take)
{
    while (!text.empty()) {
        take(text.substr(0, piece));
        text.remove_prefix(std::min(piece, text.size()));
    }
}

} // namespace runglass::fuzz
