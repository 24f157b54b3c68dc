// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/visibletext.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace runglass {

/// A colour as SGR names it (ECMA-48 8.3.117, ISO 8613-6).
struct AnsiColor
{
    /// 0 to 7 and their bright ones, 8 to 15; nothing when it was given as red, green, blue.
    std::optional<std::uint8_t> basic;
    std::array<std::uint8_t, 3> rgb{}; ///< of those that are not basic

    friend bool operator==(const AnsiColor &, const AnsiColor &) = default;
};

/// How a stretch of text is meant to look.
struct AnsiStyle
{
    std::optional<AnsiColor> ink;
    std::optional<AnsiColor> ground;
    bool bold = false;
    bool faint = false;
    bool italic = false;
    bool underlined = false;
    bool struckOut = false;
    bool reversed = false; ///< ink and ground change places

    bool isPlain() const { return *this == AnsiStyle(); }
    friend bool operator==(const AnsiStyle &, const AnsiStyle &) = default;
};

/// One line of a message as it may be shown.
struct AnsiLine
{
    struct Span
    {
        TextStretch at;
        AnsiStyle style;

        friend bool operator==(const Span &, const Span &) = default;
    };

    QString text;
    std::vector<Span> spans;          ///< ascending; only where the style isn't plain
    std::vector<TextStretch> escapes; ///< what stands for characters that can't be shown

    /// A piece of it, with what belongs to it.
    AnsiLine part(qsizetype begin, qsizetype length) const;
};

/// Reads a message line by line: SGR sequences become styles, which go on over line breaks, and every other
/// control character or sequence is written visibly and does nothing. Text that is meant to be concealed is
/// shown. Pure; linear in the text.
///
/// Lines end at LF, CR LF, or CR alone, with which progress bars write over themselves.
class AnsiReader
{
public:
    /// UTF-8; must stay as long as the reader.
    explicit AnsiReader(std::string_view text)
        : m_text(text)
    {
    }

    /// The next line; false behind the last one. A break at the end begins no further line.
    bool next(AnsiLine &line);
    /// How much of the text the lines read so far had.
    std::size_t position() const { return m_at; }

private:
    void appendStretch(AnsiLine &line, VisibleText &visible, std::string_view stretch) const;

    std::string_view m_text;
    std::size_t m_at = 0;
    AnsiStyle m_style;
};

/// What a list shows of a message in one line.
struct AnsiFirstLine
{
    AnsiLine line;          ///< the first that is not blank, of the first `limit` bytes
    std::size_t others = 0; ///< how many more lines there are
    bool isCut = false;     ///< the line goes on
};

/// Of a message of any size only line breaks are looked for beyond the first line.
AnsiFirstLine ansiFirstLine(std::string_view text, std::size_t limit = 1024);

} // namespace runglass
