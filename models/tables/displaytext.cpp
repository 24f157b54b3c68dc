// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/displaytext.h"

#include <algorithm>
#include <cstring>

namespace runglass {

namespace {

constexpr QChar ellipsis(0x2026);

bool isBetween(QChar c, char16_t first, char16_t last)
{
    return c.unicode() >= first && c.unicode() <= last;
}

bool isLineBreak(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x0A && u <= 0x0D) || u == 0x85 || u == 0x2028 || u == 0x2029;
}

bool isBidiControl(QChar c)
{
    return isBetween(c, 0x202A, 0x202E) || isBetween(c, 0x2066, 0x2069);
}

/// Where a control sequence ends whose parameters begin at `at`. A character that can't be part of one ends
/// it.
qsizetype afterControlSequence(QStringView text, qsizetype at)
{
    while (at < text.size() && isBetween(text[at], 0x20, 0x3F))
        ++at;
    return at < text.size() && isBetween(text[at], 0x40, 0x7E) ? at + 1 : at;
}

/// Where a command string (OSC, DCS, …) ends. One without an end on its line hides nothing.
qsizetype afterCommandString(QStringView text, qsizetype at)
{
    for (qsizetype i = at; i < text.size() && !isLineBreak(text[i]); ++i) {
        if (text[i].unicode() == 0x07 || text[i].unicode() == 0x9C)
            return i + 1;
        if (text[i].unicode() == 0x1B && i + 1 < text.size() && text[i + 1] == QLatin1Char('\\'))
            return i + 2;
    }
    return at;
}

qsizetype afterEscape(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return at;
    const char16_t c = text[at].unicode();
    if (c == u'[')
        return afterControlSequence(text, at + 1);
    if (c == u']' || c == u'P' || c == u'X' || c == u'^' || c == u'_')
        return afterCommandString(text, at + 1);
    while (at < text.size() && isBetween(text[at], 0x20, 0x2F))
        ++at;
    return at < text.size() && isBetween(text[at], 0x30, 0x7E) ? at + 1 : at;
}

/// Where the sequence ends that a C1 control opens; just behind it when it opens none.
qsizetype afterC1(QStringView text, qsizetype at)
{
    switch (text[at].unicode()) {
    case 0x9B:
        return afterControlSequence(text, at + 1);
    case 0x90:
    case 0x98:
    case 0x9D:
    case 0x9E:
    case 0x9F:
        return afterCommandString(text, at + 1);
    default:
        return at + 1;
    }
}

QString cleaned(QStringView text, QChar lineBreak)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        if (c.unicode() == 0x1B) {
            i = afterEscape(text, i + 1);
        } else if (isLineBreak(c)) {
            if (c == QLatin1Char('\r') && i + 1 < text.size() && text[i + 1] == QLatin1Char('\n'))
                ++i;
            out += lineBreak;
            ++i;
        } else if (isBetween(c, 0x80, 0x9F)) {
            i = afterC1(text, i);
        } else {
            if (c == QLatin1Char('\t'))
                out += QLatin1Char(' ');
            else if (c.category() != QChar::Other_Control && !isBidiControl(c))
                out += c;
            ++i;
        }
    }
    return out;
}

/// At most `limit` bytes, not ending within a character.
std::string_view upTo(std::string_view utf8, std::size_t limit)
{
    if (utf8.size() <= limit)
        return utf8;
    while (limit > 0 && (static_cast<unsigned char>(utf8[limit]) & 0xC0) == 0x80)
        --limit;
    return utf8.substr(0, limit);
}

QString cleanedUpTo(std::string_view utf8, std::size_t limit, QChar lineBreak)
{
    const std::string_view part = upTo(utf8, limit);
    QString out = cleaned(QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())), lineBreak);
    if (part.size() < utf8.size())
        out += ellipsis;
    return out;
}

std::size_t lineEnd(std::string_view utf8)
{
    const std::size_t feed = std::min(utf8.find('\n'), utf8.size());
    return std::min(utf8.substr(0, feed).find('\r'), feed);
}

std::int64_t countLineBreaks(std::string_view utf8)
{
    std::int64_t breaks = std::count(utf8.begin(), utf8.end(), '\n');
    for (std::size_t at = utf8.find('\r'); at != std::string_view::npos; at = utf8.find('\r', at + 1)) {
        if (at + 1 == utf8.size() || utf8[at + 1] != '\n')
            ++breaks;
    }
    return breaks;
}

} // namespace

QString displayText(std::string_view utf8, std::size_t limit)
{
    return cleanedUpTo(utf8, limit, QLatin1Char('\n'));
}

QString displayLine(std::string_view utf8, std::size_t limit)
{
    return cleanedUpTo(utf8, limit, QLatin1Char(' '));
}

FirstLine firstLine(std::string_view utf8, std::size_t limit)
{
    const std::size_t last = utf8.find_last_not_of("\r\n\t ");
    utf8 = last == std::string_view::npos ? std::string_view() : utf8.substr(0, last + 1);
    while (!utf8.empty()) {
        const std::size_t end = lineEnd(utf8);
        const QString text = end == 0 ? QString() : displayLine(utf8.substr(0, end), limit).trimmed();
        utf8.remove_prefix(end);
        if (!text.isEmpty())
            return {text, countLineBreaks(utf8)};
        if (!utf8.empty())
            utf8.remove_prefix(utf8.starts_with("\r\n") ? 2 : 1);
    }
    return {};
}

} // namespace runglass
