// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

#include <cstddef>
#include <string_view>
#include <vector>

namespace runglass {

/// A code point of UTF-8, or one byte that is none.
struct Utf8Character
{
    char32_t code = 0;
    std::size_t length = 1;
    bool valid = true; ///< surrogates in three bytes (from lone \uD800 escapes) count as valid here
};

Utf8Character characterAt(std::string_view text, std::size_t offset);

/// Bytes of the character at an offset; 1 where there is none, 0 at the end.
std::size_t characterLength(std::string_view text, std::size_t offset);

/// How a text's characters are written that can't be shown, or must not be obeyed.
enum class EscapeStyle {
    Json, ///< as inside a JSON string: \n, \", \\, \u001b; bytes that are no UTF-8 as \xff
    Text, ///< as Json, but quotes and backslashes stay as they are
    Page, ///< as Text, and tabs become four blanks
};

/// A stretch of a shown text.
struct TextStretch
{
    qsizetype begin = 0;
    qsizetype length = 0;

    friend bool operator==(const TextStretch &, const TextStretch &) = default;
};

/// Writes text from outside so that all of it can be seen and none of it acts: control characters, line and
/// paragraph separators, bidirectional overrides, isolates and marks, invisible format characters, lone
/// surrogates and bytes that are no UTF-8 appear as escapes. Joiners, which scripts and emoji need, stay.
class VisibleText
{
public:
    VisibleText(QString &out, EscapeStyle style)
        : m_out(out)
        , m_style(style)
    {
    }

    void append(std::string_view text);
    /// The escapes written by append(), as places in `out`.
    const std::vector<TextStretch> &escapes() const { return m_escapes; }

private:
    void appendCharacter(const Utf8Character &character, char byte);
    void appendEscape(const QString &escape);

    QString &m_out;
    EscapeStyle m_style;
    std::vector<TextStretch> m_escapes;
};

QString visibleText(std::string_view text, EscapeStyle style = EscapeStyle::Text);

} // namespace runglass
