// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonerror.h"

#include "json/visibletext.h"

#include <QLocale>

#include <algorithm>
#include <bit>
#include <cstring>

namespace runglass {

namespace {

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '+' || c == '.';
}

/// A word, or else one character.
std::string_view wordAt(std::string_view text, std::size_t offset)
{
    constexpr std::size_t longest = 24;
    std::size_t end = offset;
    while (end < text.size() && end - offset < longest && isWordByte(text[end]))
        ++end;
    if (end == offset)
        end = offset + characterLength(text, offset);
    return text.substr(offset, end - offset);
}

/// How many code points a text has: the bytes that don't go on with one, eight at a time, because a line can
/// be a whole document.
std::int64_t countCharacters(std::string_view text)
{
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    auto count = static_cast<std::int64_t>(text.size());
    while (text.size() >= 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data(), sizeof word);
        count -= std::popcount((word >> 7) & ~(word >> 6) & ones);
        text.remove_prefix(8);
    }
    return count - std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) == 0x80; });
}

} // namespace

JsonError jsonErrorAt(JsonError::Reason reason, std::string_view text, std::size_t offset)
{
    offset = std::min(offset, text.size());
    JsonError error;
    error.reason = reason;
    error.offset = offset;
    const std::string_view before = text.substr(0, offset);
    std::size_t lineBegin = 0;
    for (std::size_t feed = before.find('\n'); feed != std::string_view::npos;
         feed = before.find('\n', lineBegin)) {
        ++error.line;
        lineBegin = feed + 1;
    }
    error.column = 1 + countCharacters(before.substr(lineBegin));
    if (offset < text.size())
        error.found = visibleText(wordAt(text, offset));
    return error;
}

QString JsonError::what() const
{
    switch (reason) {
    case Reason::Empty:
        return tr("The document is empty.");
    case Reason::ValueExpected:
        return tr("A value should stand here, not “%1”.").arg(found);
    case Reason::NotANumber:
        return tr("JSON has no number “%1”.").arg(found);
    case Reason::ForeignWord:
        return tr("“%1” is no word of JSON, which has true, false and null.").arg(found);
    case Reason::SingleQuotes:
        return tr("Text stands in double quotes in JSON, not in single ones.");
    case Reason::Comment:
        return tr("JSON has no comments.");
    case Reason::KeyExpected:
        return tr("A key in double quotes should stand here, not “%1”.").arg(found);
    case Reason::ColonExpected:
        return tr("A colon should follow the key, not “%1”.").arg(found);
    case Reason::CommaExpected:
        return tr("A comma or the closing bracket should stand here, not “%1”.").arg(found);
    case Reason::TrailingComma:
        return tr("There is a comma, but nothing after it.");
    case Reason::WrongBracket:
        return tr("“%1” does not close what is open here.").arg(found);
    case Reason::BadNumber:
        return tr("This is not how numbers are written in JSON: “%1”.").arg(found);
    case Reason::BadEscape:
        return tr("There is no such escape in JSON: “%1”.").arg(found);
    case Reason::ControlCharacter:
        return tr("A control character (%1) stands inside a string, where JSON wants it escaped.").arg(found);
    case Reason::InvalidUtf8:
        return tr("The bytes here (%1) are not UTF-8.").arg(found);
    case Reason::UnclosedString:
        return tr("The string that begins in line %1 is never closed.").arg(opened);
    case Reason::EndsEarly:
        return tr("The document ends although what was opened in line %1 is not closed.").arg(opened);
    case Reason::TextAfterEnd:
        return tr("The document has ended before; more follows: “%1”.").arg(found);
    case Reason::TooLarge:
        return tr("The document is larger than %1, up to which documents are taken apart.")
            .arg(QLocale().formattedDataSize(static_cast<qint64>(limit), 0));
    case Reason::TooManyValues:
        return tr("The document has more than %1 values, up to which documents are taken apart.")
            .arg(QLocale().toString(static_cast<qulonglong>(limit)));
    case Reason::OutOfMemory:
        return tr("There is not enough memory to take the document apart.");
    case Reason::Cancelled:
        break;
    }
    return {};
}

QString JsonError::where() const
{
    switch (reason) {
    case Reason::Empty:
    case Reason::TooLarge:
    case Reason::TooManyValues:
    case Reason::OutOfMemory:
    case Reason::Cancelled:
        return {};
    default:
        break;
    }
    const QLocale locale;
    return tr("Line %1, column %2 (byte %3)")
        .arg(locale.toString(static_cast<qlonglong>(line)), locale.toString(static_cast<qlonglong>(column)),
             locale.toString(static_cast<qulonglong>(offset)));
}

} // namespace runglass
