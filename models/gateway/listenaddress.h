// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace runglass::gateway {

struct ListenAddress
{
    std::string address; ///< without brackets
    int port = 0;
};

/// Reads "127.0.0.1:8420", "localhost:0" or "[::1]:8420".
std::optional<ListenAddress> parseListenAddress(std::string_view text);

/// Whether only programs of this machine reach an address.
bool isLoopback(const std::string &address);

} // namespace runglass::gateway
