// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/storedtext.h"

namespace runglass::gateway {

namespace {

/// Below this a frame's own overhead eats what compression saves.
constexpr std::size_t worthCompressing = 1024;

} // namespace

StoredText::StoredText(std::int64_t kind, std::string_view bytes)
    : m_kind(kind)
    , m_bytes(bytes)
{
}

StoredText StoredText::of(std::string_view text, bool isJson, Compressor &compressor)
{
    StoredText stored(present | (isJson ? json : 0), text);
    if (text.size() >= worthCompressing) {
        if (auto frame = compressor.compress(text)) {
            stored.m_compressed = std::move(*frame);
            stored.m_kind |= zstd;
        }
    }
    return stored;
}

std::optional<std::string> StoredText::text() const
{
    if ((m_kind & present) == 0)
        return {};
    if ((m_kind & zstd) != 0)
        return decompress(bytes());
    return std::string(bytes());
}

} // namespace runglass::gateway
