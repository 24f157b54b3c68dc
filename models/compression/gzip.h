// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace runglass {

/// gzip (RFC 1952), fast rather than small.
std::string gzip(std::string_view bytes);

struct Gunzipped
{
    enum class State { Done, Malformed, TooLarge };
    State state = State::Malformed;
    std::string bytes;
};

/// Never makes more than `maxSize` bytes, whatever the input claims.
Gunzipped gunzip(std::string_view bytes, std::size_t maxSize);

} // namespace runglass
