// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace runglass {

/// A message without what is another in every run: numbers, times, UUIDs and hexadecimal ids are '#',
/// terminal escape sequences are left out. "retry 2 of 3 after 0.5 s" and "retry 1 of 3 after 0.25 s" are the
/// same.
std::string messagePattern(std::string_view message);

/// A hash of the pattern.
std::uint64_t messageToken(std::string_view message);

} // namespace runglass
