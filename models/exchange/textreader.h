// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/bytesource.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace runglass {

enum class TextEncoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Latin1 };

/// Reads text of any of these encodings as valid UTF-8, piece by piece.
///
/// A byte order mark decides and is left out. Without one the text is UTF-8, unless bytes that are none come
/// before any character beyond ASCII that is: then it is Latin-1 from the beginning, where ASCII looks the
/// same. In UTF-8 and UTF-16, what is not valid becomes U+FFFD and is counted.
class TextReader
{
public:
    static constexpr std::size_t defaultPiece = std::size_t{512} * 1024;

    /// `source` must live as long. Pieces of about so many bytes; at least 16.
    explicit TextReader(ByteSource &source, std::size_t pieceBytes = defaultPiece);
    ~TextReader();

    /// The next piece, never empty before the end. Good until the next call, which is made also after the
    /// last piece to learn that it was the last: then it is empty.
    Result<std::string_view> next();

    TextEncoding encoding() const { return m_encoding; }
    std::int64_t repairedBytes() const { return m_repaired; }
    /// The piece's bytes as they came in, before any decoding: for telling what a file is.
    std::string_view rawPiece() const { return std::string_view(m_bytes).substr(0, m_length); }

private:
    Result<void> fill();
    void findByteOrderMark();
    std::string_view decodeUtf8();
    std::string_view decodeUtf16();
    std::string_view decodeLatin1();
    /// `text` ends where a character does.
    std::string_view repaired(std::string_view text);

    class Utf16;

    ByteSource &m_source;
    std::string m_bytes;
    std::size_t m_length = 0; ///< of what is in m_bytes
    std::size_t m_carry = 0;  ///< of these, bytes at the end that wait for the rest of their character
    std::string m_text;       ///< what was decoded, when that isn't m_bytes itself
    TextEncoding m_encoding = TextEncoding::Utf8;
    std::unique_ptr<Utf16> m_utf16;
    std::int64_t m_repaired = 0;
    std::optional<UserError> m_lateError; ///< told after what was read before it
    bool m_begun = false;
    bool m_ended = false;
    bool m_seenUtf8 = false; ///< a valid character beyond ASCII
};

} // namespace runglass
