// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/unpacker.h"

#include "exchange/gzipsource.h"
#include "exchange/zstdsource.h"

namespace runglass {

Packing packingOf(std::string_view head)
{
    if (head.starts_with("\x1f\x8b"))
        return Packing::Gzip;
    // A frame, or one that is to be skipped.
    if (head.starts_with("\x28\xb5\x2f\xfd"))
        return Packing::Zstd;
    const bool skippable = head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U &&
                           head.substr(1, 3) == "\x2a\x4d\x18";
    return skippable ? Packing::Zstd : Packing::None;
}

std::unique_ptr<Unpacker> makeUnpacker(Packing packing, ByteSource &packed, UnpackLimit limit)
{
    switch (packing) {
    case Packing::Gzip:
        return std::make_unique<GzipSource>(packed, limit);
    case Packing::Zstd:
        return std::make_unique<ZstdSource>(packed, limit);
    case Packing::None:
        break;
    }
    return nullptr;
}

} // namespace runglass
