// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <optional>
#include <string_view>

namespace runglass {

/// The time a string or number may mean, for showing beside it.
///
/// Strings: ISO 8601 as people write it: RFC 3339; a blank instead of T; no seconds; offsets as +0200 or
/// +02; without any offset read as UTC. Numbers: seconds, milliseconds, microseconds or nanoseconds since
/// 1970, told by their size, between the years 2001 and 2099; seconds and milliseconds may have a fraction.
std::optional<Micros> timestampInString(std::string_view text);
std::optional<Micros> timestampInNumber(std::string_view text);

} // namespace runglass
