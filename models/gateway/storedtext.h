// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compression/zstd.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runglass::gateway {

/// How a document of a run is kept: a kind, and bytes that are compressed when that pays.
class StoredText
{
public:
    StoredText() = default;
    /// As it was read from the database; the bytes must outlive this.
    StoredText(std::int64_t kind, std::string_view bytes);
    /// To be written. The text must outlive this.
    static StoredText of(std::string_view text, bool isJson, Compressor &compressor);

    std::int64_t kind() const { return m_kind; }
    std::string_view bytes() const { return m_compressed.empty() ? m_bytes : std::string_view(m_compressed); }
    bool isJson() const { return (m_kind & json) != 0; }
    /// Nothing when none was kept, or when it can't be read.
    std::optional<std::string> text() const;

private:
    static constexpr std::int64_t present = 1;
    static constexpr std::int64_t json = 2;
    static constexpr std::int64_t zstd = 4;

    std::int64_t m_kind = 0;
    std::string_view m_bytes;
    std::string m_compressed;
};

} // namespace runglass::gateway
