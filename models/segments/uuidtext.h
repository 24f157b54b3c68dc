// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace runglass {

/// The 16 bytes of a UUID.
using UuidBytes = std::array<std::byte, 16>;
inline constexpr std::size_t uuidTextSize = 36;

/// Reads the one text form that formatUuid() writes (RFC 9562: 8-4-4-4-12, lower case); everything else is
/// not a UUID to us, so that no text is ever changed by being stored.
std::optional<UuidBytes> parseUuid(std::string_view text);
std::array<char, uuidTextSize> formatUuid(const UuidBytes &uuid);

} // namespace runglass
