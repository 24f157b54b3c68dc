// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/textblock.h"

#include <lz4.h>
#include <zstd.h>

#include <limits>
#include <memory>

namespace runglass {

namespace {

/// Level 1: the fastest to write; other levels have not been measured.
constexpr int zstdLevel = 1;

struct FreeContext
{
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

ZSTD_CCtx *compressionContext()
{
    // Making one costs more than a block; it serves one call at a time.
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    return context.get();
}

ZSTD_DCtx *decompressionContext()
{
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    return context.get();
}

std::optional<std::size_t> compressLz4(ByteSpan text, std::span<std::byte> to)
{
    if (text.size() > LZ4_MAX_INPUT_SIZE || to.size() > LZ4_MAX_INPUT_SIZE)
        return {};
    const int size =
        LZ4_compress_default(reinterpret_cast<const char *>(text.data()), reinterpret_cast<char *>(to.data()),
                             static_cast<int>(text.size()), static_cast<int>(to.size()));
    if (size <= 0)
        return {};
    return static_cast<std::size_t>(size);
}

std::optional<std::size_t> compressZstd(ByteSpan text, std::span<std::byte> to)
{
    const std::size_t size =
        ZSTD_compressCCtx(compressionContext(), to.data(), to.size(), text.data(), text.size(), zstdLevel);
    if (ZSTD_isError(size) != 0)
        return {};
    return size;
}

bool decode(ByteSpan stored, TextCodec codec, std::span<std::byte> to)
{
    if (codec == TextCodec::Lz4) {
        constexpr auto limit = static_cast<std::size_t>(std::numeric_limits<int>::max());
        if (stored.size() > limit || to.size() > limit)
            return false;
        const int size = LZ4_decompress_safe(reinterpret_cast<const char *>(stored.data()),
                                             reinterpret_cast<char *>(to.data()),
                                             static_cast<int>(stored.size()), static_cast<int>(to.size()));
        return size >= 0 && static_cast<std::size_t>(size) == to.size();
    }
    if (codec == TextCodec::Zstd) {
        const std::size_t size =
            ZSTD_decompressDCtx(decompressionContext(), to.data(), to.size(), stored.data(), stored.size());
        return ZSTD_isError(size) == 0 && size == to.size();
    }
    return false;
}

} // namespace

TextCodec appendTextBlock(ByteVector &bytes, ByteSpan text, TextCodec codec)
{
    const std::size_t start = bytes.size();
    bytes.resize(start + text.size());
    const std::span<std::byte> to(bytes.data() + start, text.size());
    std::optional<std::size_t> size;
    if (codec == TextCodec::Lz4 && text.size() > 1)
        size = compressLz4(text, to.first(text.size() - 1));
    else if (codec == TextCodec::Zstd && text.size() > 1)
        size = compressZstd(text, to.first(text.size() - 1));
    if (size) {
        bytes.resize(start + *size);
        return codec;
    }
    if (!text.empty())
        std::memcpy(to.data(), text.data(), text.size());
    return TextCodec::Raw;
}

std::optional<ByteSpan> readTextBlock(ByteSpan stored, TextCodec codec, std::size_t size, ByteVector &buffer)
{
    if (codec == TextCodec::Raw)
        return stored.size() == size ? std::optional(stored) : std::nullopt;
    // Neither codec packs tighter than this; a size that claims more is not worth the memory.
    constexpr std::size_t maximumRatio = 1 << 16;
    if (size / maximumRatio > stored.size())
        return {};
    if (buffer.size() < size)
        buffer.resize(size);
    const std::span<std::byte> to(buffer.data(), size);
    if (!decode(stored, codec, to))
        return {};
    return to;
}

} // namespace runglass
