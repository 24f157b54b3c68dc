// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/gzipsource.h"

#include <zlib.h>

#include <algorithm>

namespace runglass {

namespace {

constexpr int gzipWindow = 15 + 16; // 16: with gzip's header and trailer
constexpr std::size_t mostPerCall = std::size_t{1} << 30;

} // namespace

GzipSource::GzipSource(ByteSource &packed, UnpackLimit limit)
    : m_input(packed, limit)
    , m_stream(std::make_unique<z_stream>())
{
    if (inflateInit2(m_stream.get(), gzipWindow) != Z_OK)
        m_stream.reset();
}

GzipSource::~GzipSource()
{
    if (m_stream)
        inflateEnd(m_stream.get());
}

/// One step; 0 when it only took bytes in.
Result<std::size_t> GzipSource::unpackSome(char *to, std::size_t size)
{
    const std::string_view piece = m_input.piece();
    if (!m_insideMember) {
        // Some programs fill up the last block with zeros.
        if (piece.front() == '\0') {
            m_input.consume(1);
            return std::size_t{0};
        }
        inflateReset(m_stream.get());
        m_insideMember = true;
    }
    // zlib's interface lacks const; it does not write there.
    m_stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(piece.data()));
    m_stream->avail_in = static_cast<uInt>(piece.size());
    m_stream->next_out = reinterpret_cast<Bytef *>(to);
    m_stream->avail_out = static_cast<uInt>(std::min(size, mostPerCall));
    const uInt room = m_stream->avail_out;
    const int code = inflate(m_stream.get(), Z_NO_FLUSH);
    m_input.consume(piece.size() - m_stream->avail_in);
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
        return PackedInput::damaged();
    if (code == Z_STREAM_END)
        m_insideMember = false;
    return static_cast<std::size_t>(room - m_stream->avail_out);
}

Result<std::size_t> GzipSource::read(char *to, std::size_t size)
{
    if (!m_stream)
        return PackedInput::damaged();
    while (!m_done) {
        const Result<bool> more = m_input.refill();
        if (!more)
            return more.error();
        if (!*more) {
            m_done = true;
            if (m_insideMember)
                return PackedInput::endsEarly();
            break;
        }
        const Result<std::size_t> unpacked = unpackSome(to, size);
        if (!unpacked)
            return unpacked;
        if (!m_input.countUnpacked(*unpacked))
            return m_input.bomb();
        if (*unpacked > 0)
            return unpacked;
    }
    return std::size_t{0};
}

} // namespace runglass
