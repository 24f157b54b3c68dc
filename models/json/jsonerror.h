// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QCoreApplication>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace runglass {

/// Why a text is not shown as JSON, and where. Positions are those of the first byte that can't be right.
struct JsonError
{
    Q_DECLARE_TR_FUNCTIONS(runglass::JsonError)

public:
    enum class Reason {
        Empty,
        ValueExpected, ///< something that begins no JSON value
        NotANumber,    ///< NaN, Infinity
        ForeignWord,   ///< None, True, undefined …
        SingleQuotes,
        Comment,
        KeyExpected,
        ColonExpected,
        CommaExpected, ///< in an object or array, neither a comma nor its end
        TrailingComma,
        WrongBracket, ///< ] closes {, or the other way round
        BadNumber,
        BadEscape,
        ControlCharacter, ///< inside a string, not escaped
        InvalidUtf8,
        UnclosedString,
        EndsEarly, ///< objects or arrays are still open
        TextAfterEnd,
        TooLarge,
        TooManyValues,
        OutOfMemory,
        Cancelled, ///< nobody wants the answer any more; never shown
    };

    Reason reason = Reason::Empty;
    std::size_t offset = 0;  ///< bytes from the beginning
    std::int64_t line = 1;   ///< from 1
    std::int64_t column = 1; ///< from 1, in characters (code points)
    QString found;           ///< what stands there, control characters written out; may be empty
    std::size_t opened = 0;  ///< EndsEarly, UnclosedString: the line where what is open begins
    std::size_t limit = 0;   ///< TooLarge, TooManyValues: the limit

    /// In plain words, translated, one sentence: "A value is missing before “,”."
    QString what() const;
    /// "Line 3, column 14 (byte 57)", translated. Empty where there is no position to tell.
    QString where() const;
};

/// An error at a place of a text, with line, column and what stands there.
JsonError jsonErrorAt(JsonError::Reason reason, std::string_view text, std::size_t offset);

} // namespace runglass
