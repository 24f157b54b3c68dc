// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/bytes.h"

namespace runglass {

/// A small Bloom filter over integers with all bits of a key in one 64-bit word (Putze, Sanders and Singler,
/// "Cache-, hash- and space-efficient Bloom filters", 2007): about 10 bits per key; wrongly "maybe" in about
/// 2 of 100 cases.
ByteVector makeKeyFilter(std::span<const std::int64_t> keys);

/// Whether the key may be among those the filter was made from; false is certain. A filter that can't be one
/// (empty, or of an odd size) says maybe to everything.
bool mayContain(ByteSpan filter, std::int64_t key);

} // namespace runglass
