// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/bytes.h"

#include <xxhash.h>

namespace runglass {

std::uint64_t checksumOf(ByteSpan bytes)
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

} // namespace runglass
