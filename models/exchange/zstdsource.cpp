// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/zstdsource.h"

#include <zstd.h>

namespace runglass {

void ZstdSource::Free::operator()(ZSTD_DCtx_s *context) const
{
    ZSTD_freeDCtx(context);
}

ZstdSource::ZstdSource(ByteSource &packed, UnpackLimit limit)
    : m_input(packed, limit)
    , m_context(ZSTD_createDCtx())
{
}

Result<std::size_t> ZstdSource::read(char *to, std::size_t size)
{
    if (!m_context)
        return PackedInput::damaged();
    for (;;) {
        const Result<bool> more = m_input.refill();
        if (!more)
            return more.error();
        if (!*more && !m_mayHoldMore) {
            if (m_insideFrame)
                return PackedInput::endsEarly();
            return std::size_t{0};
        }
        const std::string_view piece = m_input.piece();
        ZSTD_inBuffer in{piece.data(), piece.size(), 0};
        ZSTD_outBuffer out{to, size, 0};
        const std::size_t code = ZSTD_decompressStream(m_context.get(), &out, &in);
        if (ZSTD_isError(code) != 0)
            return PackedInput::damaged();
        m_input.consume(in.pos);
        m_insideFrame = code != 0;
        m_mayHoldMore = m_insideFrame && out.pos == out.size;
        if (!m_input.countUnpacked(out.pos))
            return m_input.bomb();
        if (out.pos > 0)
            return out.pos;
    }
}

} // namespace runglass
