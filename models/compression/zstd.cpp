// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compression/zstd.h"

#include <zstd.h>

namespace runglass {

void Compressor::Free::operator()(ZSTD_CCtx_s *context) const
{
    ZSTD_freeCCtx(context);
}

std::optional<std::string> Compressor::compress(std::string_view bytes)
{
    if (!m_context) {
        m_context.reset(ZSTD_createCCtx());
        if (!m_context)
            return {};
        ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, m_level);
    }
    std::string frame(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t length =
        ZSTD_compress2(m_context.get(), frame.data(), frame.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(length) != 0)
        return {};
    frame.resize(length);
    return frame;
}

std::optional<std::string> decompress(std::string_view frame, std::size_t most)
{
    const unsigned long long length = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (length == ZSTD_CONTENTSIZE_ERROR || length == ZSTD_CONTENTSIZE_UNKNOWN || length > most)
        return {};
    std::string bytes(length, '\0');
    const std::size_t done = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
    if (ZSTD_isError(done) != 0 || done != length)
        return {};
    return bytes;
}

} // namespace runglass
