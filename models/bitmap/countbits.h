// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace runglass {

/// How many bits are set, by the widest vectors the processor has (Google Highway, chosen at run time).
std::size_t countBits(std::span<const std::uint64_t> words);
/// How many bits are set in both. They are of equal size.
std::size_t countCommonBits(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

} // namespace runglass
