// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace runglass::gateway {

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

/// A zstd frame, for texts kept in the database.
std::string compressZstd(std::string_view text);
/// Nothing when it is not what compressZstd() made.
std::optional<std::string> decompressZstd(std::string_view frame);

} // namespace runglass::gateway
