// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/bytes.h"

#include <cstdint>

namespace runglass {

/// How a block of text is stored. Never renumber.
enum class TextCodec : std::uint8_t { Raw = 0, Lz4 = 1, Zstd = 2 };

/// Appends `text` as `codec` stores it, or raw when that is not smaller; returns what was used.
TextCodec appendTextBlock(ByteVector &bytes, ByteSpan text, TextCodec codec);

/// The text of a stored block: `stored` itself when it is raw, else decoded into `buffer`, which grows when
/// needed. Nothing when the block does not hold exactly `size` bytes.
std::optional<ByteSpan> readTextBlock(ByteSpan stored, TextCodec codec, std::size_t size, ByteVector &buffer);

} // namespace runglass
