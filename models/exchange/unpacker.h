// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/bytesource.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace runglass {

/// How far compressed data may unpack before it is taken for a decompression bomb: some small bytes made to
/// fill disks. Log entries rarely get below a hundredth of their size.
struct UnpackLimit
{
    std::int64_t free = std::int64_t{256} * 1024 * 1024; ///< bytes that are always allowed
    std::int64_t ratio = 250;                            ///< beyond them: times the bytes they came from

    bool allows(std::int64_t packed, std::int64_t unpacked) const
    {
        return unpacked <= free || unpacked / ratio <= packed;
    }
};

/// What compressed bytes unpack to, streamed.
class Unpacker : public ByteSource
{
public:
    /// The input unpacks to more than the limit: it is refused as a whole.
    virtual bool isBomb() const = 0;
};

enum class Packing { None, Gzip, Zstd };

/// By the first bytes, never by the name (RFC 1952, RFC 8878).
Packing packingOf(std::string_view head);

/// Reads from `packed`, which must live as long, every member or frame one after the other. Nothing for
/// Packing::None.
std::unique_ptr<Unpacker> makeUnpacker(Packing packing, ByteSource &packed, UnpackLimit limit);

} // namespace runglass
