// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compression/gzip.h"

#include <zlib.h>

#include <algorithm>

namespace runglass {

namespace {

constexpr int gzipWindow = 15 + 16; // 16: with gzip's header and trailer
constexpr int gzipLevel = 1;

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

} // namespace runglass
