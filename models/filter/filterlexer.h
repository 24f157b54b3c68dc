// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// A word, a quoted text or a sign of a filter's text.
struct FilterToken
{
    enum class Kind { Word, Quoted, Sign, End, Wrong };

    Kind kind = Kind::End;
    std::string text; ///< of quoted text what it means; of signs one spelling: != <= >=
    std::size_t begin = 0;
    std::size_t length = 0; ///< in the source, quotes included
    const char *problem =
        nullptr; ///< for Wrong: why, to be translated in the context "runglass::FilterLexer"

    std::size_t end() const { return begin + length; }
    bool isSign(std::string_view sign) const { return kind == Kind::Sign && text == sign; }
    /// Whether it is this word of the grammar, in any case of ASCII letters.
    bool isWord(std::string_view word) const;
    bool isValue() const { return kind == Kind::Quoted || kind == Kind::Word; }
};

/// Cuts a filter's text into tokens. `source` must outlive it.
class FilterLexer
{
public:
    explicit FilterLexer(std::string_view source);

    /// The next token; End for ever at the end, and after a Wrong one what follows it.
    FilterToken next();

private:
    FilterToken word();
    FilterToken quoted();
    FilterToken sign();
    FilterToken wrong(std::size_t length, const char *problem);
    std::optional<char32_t> escaped(std::size_t &position) const;

    std::string_view m_source;
    std::size_t m_position = 0;
};

/// Whether the text can stand without quotes as a value.
bool isBareFilterValue(std::string_view text);
/// Whether the text is one of the words that the grammar itself uses.
bool isFilterKeyword(std::string_view text);
/// In double quotes, escaped as JSON is; controls that would reorder or break the line are escaped too.
std::string quotedFilterValue(std::string_view text);

} // namespace runglass
