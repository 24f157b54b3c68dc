// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/regexerror.h"

#include <QCoreApplication>

#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace runglass {

namespace {

struct RegexError
{
    Q_DECLARE_TR_FUNCTIONS(runglass::RegexError)
};

struct Spelling
{
    std::string_view begins;
    const char *name;
};

// The longer spellings first: the first that fits is taken.
constexpr std::array groups{
    Spelling{"(?<=", QT_TRANSLATE_NOOP("runglass::RegexError", "Look-behind (?<=…)")},
    Spelling{"(?<!", QT_TRANSLATE_NOOP("runglass::RegexError", "Negative look-behind (?<!…)")},
    Spelling{"(?=", QT_TRANSLATE_NOOP("runglass::RegexError", "Look-ahead (?=…)")},
    Spelling{"(?!", QT_TRANSLATE_NOOP("runglass::RegexError", "Negative look-ahead (?!…)")},
    Spelling{"(?>", QT_TRANSLATE_NOOP("runglass::RegexError", "The atomic group (?>…)")},
    Spelling{"(?|", QT_TRANSLATE_NOOP("runglass::RegexError", "Branch reset (?|…)")},
    Spelling{"(?#", QT_TRANSLATE_NOOP("runglass::RegexError", "The comment (?#…)")},
    Spelling{"(?(", QT_TRANSLATE_NOOP("runglass::RegexError", "The condition (?(…)…)")},
    Spelling{"(?R", QT_TRANSLATE_NOOP("runglass::RegexError", "Recursion (?R)")},
    Spelling{"(?&", QT_TRANSLATE_NOOP("runglass::RegexError", "Recursion (?&…)")},
    Spelling{"(?P>", QT_TRANSLATE_NOOP("runglass::RegexError", "Recursion (?P>…)")},
    Spelling{"(?P=", QT_TRANSLATE_NOOP("runglass::RegexError", "The back-reference (?P=…)")},
    Spelling{"(?<", QT_TRANSLATE_NOOP("runglass::RegexError", "The spelling (?<name>…) of (?P<name>…)")},
    Spelling{"(?'", QT_TRANSLATE_NOOP("runglass::RegexError", "The spelling (?'name'…) of (?P<name>…)")},
};

constexpr std::array escapes{
    Spelling{"\\k", QT_TRANSLATE_NOOP("runglass::RegexError", "The back-reference \\k")},
    Spelling{"\\g", QT_TRANSLATE_NOOP("runglass::RegexError", "The back-reference \\g")},
    Spelling{"\\C", QT_TRANSLATE_NOOP("runglass::RegexError", "The single byte \\C")},
    Spelling{"\\G", QT_TRANSLATE_NOOP("runglass::RegexError", "The anchor \\G")},
    Spelling{"\\Z", QT_TRANSLATE_NOOP("runglass::RegexError", "The anchor \\Z (use \\z)")},
    Spelling{"\\K", QT_TRANSLATE_NOOP("runglass::RegexError", "The reset \\K")},
    Spelling{"\\R", QT_TRANSLATE_NOOP("runglass::RegexError", "The line break \\R")},
    Spelling{"\\X", QT_TRANSLATE_NOOP("runglass::RegexError", "The grapheme \\X")},
    Spelling{"\\h", QT_TRANSLATE_NOOP("runglass::RegexError", "The blank \\h (use [ \\t])")},
    Spelling{"\\u", QT_TRANSLATE_NOOP("runglass::RegexError", "The code point \\u (use \\x{…})")},
};

constexpr const char *backReference =
    QT_TRANSLATE_NOOP("runglass::RegexError", "The back-reference \\1 … \\9");

template <std::size_t count>
const char *nameOf(std::string_view rest, const std::array<Spelling, count> &spellings)
{
    const auto found = std::find_if(spellings.begin(), spellings.end(), [&](const Spelling &spelling) {
        return rest.starts_with(spelling.begins);
    });
    return found == spellings.end() ? nullptr : found->name;
}

bool isOctal(char c)
{
    return c >= '0' && c <= '7';
}

/// The construct that `rest`, which begins with a backslash, begins with.
const char *escapeName(std::string_view rest)
{
    const char digit = rest.size() > 1 ? rest[1] : '\0';
    // \12 is an octal number.
    if (digit >= '1' && digit <= '9' && !(isOctal(digit) && rest.size() > 2 && isOctal(rest[2])))
        return backReference;
    return nameOf(rest, escapes);
}

/// Behind the ] that ends the class beginning at `position`.
std::size_t skipClass(std::string_view pattern, std::size_t position)
{
    ++position;
    if (position < pattern.size() && pattern[position] == '^')
        ++position;
    if (position < pattern.size() && pattern[position] == ']')
        ++position; // stands for itself at the start
    while (position < pattern.size() && pattern[position] != ']') {
        if (pattern.substr(position).starts_with("[:")) {
            const std::size_t end = pattern.find(":]", position);
            if (end != std::string_view::npos) {
                position = end + 2;
                continue;
            }
        }
        position += pattern[position] == '\\' ? 2 : 1;
    }
    return position + 1;
}

/// The first construct that `name` has a name for, outside of character classes and of \Q…\E.
template <class Name>
std::optional<UnsupportedConstruct> findConstruct(std::string_view pattern, Name name)
{
    for (std::size_t position = 0; position < pattern.size();) {
        const std::string_view rest = pattern.substr(position);
        if (rest.starts_with("\\Q")) {
            const std::size_t end = pattern.find("\\E", position);
            position = end == std::string_view::npos ? pattern.size() : end + 2;
        } else if (rest.front() == '[') {
            position = skipClass(pattern, position);
        } else if (const char *found = name(rest)) {
            return UnsupportedConstruct{found, position};
        } else {
            position += rest.front() == '\\' ? 2 : 1;
        }
    }
    return {};
}

/// In characters, from 1, as a person counts.
qlonglong columnOf(std::string_view pattern, std::size_t position)
{
    return 1 + std::count_if(pattern.begin(), pattern.begin() + static_cast<std::ptrdiff_t>(position),
                             [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
}

QString reasonFor(re2::RE2::ErrorCode code)
{
    switch (code) {
    case re2::RE2::ErrorBadEscape:
        return RegexError::tr("The escape %1 does not exist.");
    case re2::RE2::ErrorBadCharClass:
    case re2::RE2::ErrorBadCharRange:
        return RegexError::tr("The character class or range %1 is not valid.");
    case re2::RE2::ErrorMissingBracket:
        return RegexError::tr("The closing ] is missing for %1");
    case re2::RE2::ErrorMissingParen:
        return RegexError::tr("The closing ) is missing in %1");
    case re2::RE2::ErrorUnexpectedParen:
        return RegexError::tr("There is a ) without its ( in %1");
    case re2::RE2::ErrorTrailingBackslash:
        return RegexError::tr("It ends with a single \\.");
    case re2::RE2::ErrorRepeatArgument:
        return RegexError::tr("There is nothing that %1 could repeat.");
    case re2::RE2::ErrorRepeatSize:
        return RegexError::tr("The repetition %1 is not valid; 1000 is the most.");
    case re2::RE2::ErrorRepeatOp:
        return RegexError::tr("The repetition %1 is not supported; possessive ones (*+ ++ ?+) are not.");
    case re2::RE2::ErrorBadUTF8:
        return RegexError::tr("It is not valid UTF-8.");
    case re2::RE2::ErrorBadNamedCapture:
        return RegexError::tr("The group name %1 is not valid or used twice.");
    case re2::RE2::ErrorPatternTooLarge:
        return RegexError::tr("It needs more memory than is allowed.");
    default:
        return RegexError::tr("The part %1 cannot be read.");
    }
}

} // namespace

std::optional<UnsupportedConstruct> findUnsupportedConstruct(std::string_view pattern)
{
    return findConstruct(pattern, [](std::string_view rest) {
        return rest.front() == '\\' ? escapeName(rest) : nameOf(rest, groups);
    });
}

std::optional<UnsupportedConstruct> findSingleByte(std::string_view pattern)
{
    return findConstruct(pattern, [](std::string_view rest) -> const char * {
        return rest.starts_with("\\C") ? escapeName(rest) : nullptr;
    });
}

UserError regexError(std::string_view pattern, const std::optional<UnsupportedConstruct> &construct,
                     const re2::RE2 &expression)
{
    UserError error{
        .message = RegexError::tr("The regular expression cannot be used."), .reason = {}, .help = {}};
    if (construct) {
        error.reason = RegexError::tr("%1 at character %2 is not supported.")
                           .arg(RegexError::tr(construct->name))
                           .arg(columnOf(pattern, construct->position));
        error.help = RegexError::tr(
            "Write it without, or search for a plain text and narrow down with a second condition.");
        return error;
    }
    error.reason = reasonFor(expression.error_code());
    if (error.reason.contains(QLatin1String("%1")))
        error.reason = error.reason.arg(QString::fromStdString(expression.error_arg()));
    error.help = RegexError::tr("Correct it, or put a \\ before a character that stands for itself.");
    return error;
}

} // namespace runglass
