// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <cstddef>

namespace runglass {

/// Bytes one after the other: those of a file, or what they unpack to. One thread.
class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// Reads up to `size` bytes, at least one, and says how many; 0 at the end. After an error no more is
    /// read.
    virtual Result<std::size_t> read(char *to, std::size_t size) = 0;
};

} // namespace runglass
