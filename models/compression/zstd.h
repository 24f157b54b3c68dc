// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct ZSTD_CCtx_s;

namespace runglass {

/// Makes zstd frames, each of which says its length. Kept, because its tables cost more than a small frame.
class Compressor
{
public:
    static constexpr int fastest = 1;

    /// The higher the level, the smaller and slower. 3 is zstd's own choice.
    explicit Compressor(int level = 3)
        : m_level(level)
    {
    }
    /// Nothing only when memory runs out.
    std::optional<std::string> compress(std::string_view bytes);

private:
    struct Free
    {
        void operator()(ZSTD_CCtx_s *context) const;
    };
    int m_level;
    std::unique_ptr<ZSTD_CCtx_s, Free> m_context;
};

/// Nothing when the frame is damaged, doesn't say its length, or says more than `most` bytes: then no memory
/// is taken for it.
std::optional<std::string> decompress(std::string_view frame, std::size_t most = std::size_t{1} << 30);

} // namespace runglass
