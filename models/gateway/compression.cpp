// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/compression.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

namespace runglass::gateway {

namespace {

constexpr int gzipWindow = 15 + 16; // 16: with gzip's header and trailer
constexpr int gzipLevel = 1;
constexpr int zstdLevel = 1;
constexpr std::size_t maxTextSize = std::size_t{256} * 1024 * 1024;

Bytef *input(std::string_view bytes)
{
    // zlib's interface lacks const; it does not write there.
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
}

} // namespace

std::string gzip(std::string_view bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, gzipLevel, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = input(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

Gunzipped gunzip(std::string_view bytes, std::size_t maxSize)
{
    Gunzipped result;
    z_stream stream{};
    if (inflateInit2(&stream, gzipWindow) != Z_OK)
        return result;
    stream.next_in = input(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    int code = Z_OK;
    while (code == Z_OK) {
        if (result.bytes.size() > maxSize) {
            result.state = Gunzipped::State::TooLarge;
            break;
        }
        const std::size_t done = result.bytes.size();
        const std::size_t step = std::clamp<std::size_t>(done, 64 * 1024, 1024 * 1024);
        result.bytes.resize(done + step);
        stream.next_out = reinterpret_cast<Bytef *>(result.bytes.data() + done);
        stream.avail_out = static_cast<uInt>(step);
        code = inflate(&stream, Z_NO_FLUSH);
        result.bytes.resize(done + step - stream.avail_out);
    }
    if (code == Z_STREAM_END && stream.avail_in == 0)
        result.state = result.bytes.size() > maxSize ? Gunzipped::State::TooLarge : Gunzipped::State::Done;
    inflateEnd(&stream);
    if (result.state != Gunzipped::State::Done)
        result.bytes.clear();
    return result;
}

std::string compressZstd(std::string_view text)
{
    // Making a context costs more than compressing a short text with it.
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                    &ZSTD_freeCCtx);
    std::string frame(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size =
        ZSTD_compressCCtx(context.get(), frame.data(), frame.size(), text.data(), text.size(), zstdLevel);
    frame.resize(ZSTD_isError(size) ? 0 : size);
    return frame;
}

std::optional<std::string> decompressZstd(std::string_view frame)
{
    const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size > maxTextSize) // also the two values that mean an error
        return {};
    std::string text(size, '\0');
    const std::size_t done = ZSTD_decompress(text.data(), text.size(), frame.data(), frame.size());
    if (ZSTD_isError(done) || done != size)
        return {};
    return text;
}

} // namespace runglass::gateway
