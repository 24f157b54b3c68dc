// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runglass::gateway {

/// The target of a request (RFC 3986), taken apart before it is decoded, so that an id may hold a "/".
struct RequestTarget
{
    std::vector<std::string> segments;                      ///< of the path, decoded
    std::vector<std::pair<std::string, std::string>> query; ///< in order, decoded; "+" is a plus sign

    /// Nothing when it is not a path, or holds escapes that are broken or not UTF-8.
    static std::optional<RequestTarget> parse(std::string_view target);
};

} // namespace runglass::gateway
