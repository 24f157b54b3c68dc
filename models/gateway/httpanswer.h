// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runglass::gateway {

/// What a request is answered with, before HTTP's own concerns (compression, HEAD, keeping the connection).
struct HttpAnswer
{
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// An error as RFC 9457 has it: what the status means, and in `detail` what is wrong this time. Never holds a
/// key or a payload.
HttpAnswer problem(int status, std::string_view detail);
/// The same with Retry-After, in seconds.
HttpAnswer problemForNow(int status, std::string_view detail, int retryAfter);

} // namespace runglass::gateway
