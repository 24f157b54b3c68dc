// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/packedinput.h"

#include <memory>

struct ZSTD_DCtx_s;

namespace runglass {

/// zstd (RFC 8878), any number of frames. Frames that ask for a window above 128 MiB are refused, as the zstd
/// program does.
class ZstdSource : public Unpacker
{
public:
    ZstdSource(ByteSource &packed, UnpackLimit limit);

    Result<std::size_t> read(char *to, std::size_t size) override;
    bool isBomb() const override { return m_input.isBomb(); }

private:
    struct Free
    {
        void operator()(ZSTD_DCtx_s *context) const;
    };

    PackedInput m_input;
    std::unique_ptr<ZSTD_DCtx_s, Free> m_context;
    bool m_insideFrame = true;
    bool m_mayHoldMore = false; ///< the last step filled all the room it had
};

} // namespace runglass
