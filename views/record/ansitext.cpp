// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/ansitext.h"

#include <algorithm>

namespace runglass {

namespace {

constexpr char escape = '\x1b';
constexpr std::size_t longestSequence = 128; // bytes of parameters; more is no sequence that means something

bool isBreak(char c)
{
    return c == '\n' || c == '\r';
}

/// Where the line after the one at `at` begins.
std::size_t afterBreak(std::string_view text, std::size_t at)
{
    while (at < text.size() && !isBreak(text[at]))
        ++at;
    if (at == text.size())
        return at;
    return at + (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1);
}

/// The parameters of the SGR sequence that begins at the front of `text`, nothing when none does.
std::optional<std::string_view> sgrAt(std::string_view text)
{
    if (text.size() < 3 || text[0] != escape || text[1] != '[')
        return {};
    std::size_t end = 2;
    while (end < text.size() && end < longestSequence &&
           ((text[end] >= '0' && text[end] <= '9') || text[end] == ';' || text[end] == ':'))
        ++end;
    if (end == text.size() || text[end] != 'm')
        return {};
    return text.substr(2, end - 2);
}

/// One parameter with its sub-parameters: "38", or "38:2::12:34:56". Empty ones are -1.
using Parameter = std::vector<int>;

int number(std::string_view digits)
{
    constexpr int most = 100'000; // beyond any meaning
    if (digits.empty())
        return -1;
    int value = 0;
    for (const char digit : digits)
        value = std::min(most, value * 10 + (digit - '0'));
    return value;
}

template <class Take>
void split(std::string_view text, char separator, const Take &take)
{
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        take(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

std::vector<Parameter> parametersOf(std::string_view text)
{
    std::vector<Parameter> all;
    split(text, ';', [&all](std::string_view one) {
        Parameter &parameter = all.emplace_back();
        split(one, ':', [&parameter](std::string_view part) { parameter.push_back(number(part)); });
    });
    return all;
}

std::optional<std::uint8_t> byte(int value)
{
    return value >= 0 && value <= 255 ? std::optional(static_cast<std::uint8_t>(value)) : std::nullopt;
}

AnsiColor basic(int index)
{
    return {static_cast<std::uint8_t>(index), {}};
}

/// One of the 256 of xterm: the basic ones, a cube of 6 by 6 by 6, a ramp of greys.
std::optional<AnsiColor> indexed(int index)
{
    constexpr int cube = 16;
    constexpr int greys = 232;
    if (index < 0 || index > 255)
        return {};
    if (index < cube)
        return basic(index);
    if (index >= greys) {
        const auto grey = static_cast<std::uint8_t>(8 + 10 * (index - greys));
        return AnsiColor{{}, {grey, grey, grey}};
    }
    const auto step = [](int level) { return static_cast<std::uint8_t>(level == 0 ? 0 : 55 + 40 * level); };
    const int place = index - cube;
    return AnsiColor{{}, {step(place / 36), step(place / 6 % 6), step(place % 6)}};
}

std::optional<AnsiColor> direct(int red, int green, int blue)
{
    const auto r = byte(red);
    const auto g = byte(green);
    const auto b = byte(blue);
    return r && g && b ? std::optional(AnsiColor{{}, {*r, *g, *b}}) : std::nullopt;
}

/// The colour behind a 38, 48 or 58, and how many parameters it has taken.
std::pair<std::optional<AnsiColor>, std::size_t> extended(const std::vector<Parameter> &all, std::size_t at)
{
    const Parameter &own = all[at];
    if (own.size() > 1) {
        if (own[1] == 5)
            return {own.size() > 2 ? indexed(own[2]) : std::nullopt, 0};
        // With or without the place of a colour space.
        const std::size_t first = own.size() > 5 ? 3 : 2;
        const bool isWhole = own[1] == 2 && own.size() >= first + 3;
        return {isWhole ? direct(own[first], own[first + 1], own[first + 2]) : std::nullopt, 0};
    }
    const auto value = [&](std::size_t further) {
        return at + further < all.size() ? std::max(all[at + further][0], 0) : -1;
    };
    if (value(1) == 5)
        return {indexed(value(2)), 2};
    if (value(1) == 2)
        return {direct(value(2), value(3), value(4)), 4};
    return {{}, all.size()};
}

/// What doesn't name a colour.
void applyAttribute(AnsiStyle &style, int code, const Parameter &parameter)
{
    switch (code) {
    case 0:
        style = {};
        break;
    case 1:
        style.bold = true;
        break;
    case 2:
        style.faint = true;
        break;
    case 3:
        style.italic = true;
        break;
    case 4:
        style.underlined = parameter.size() < 2 || parameter[1] != 0;
        break;
    case 7:
        style.reversed = true;
        break;
    case 9:
        style.struckOut = true;
        break;
    case 21:
        style.underlined = true;
        break;
    case 22:
        style.bold = style.faint = false;
        break;
    case 23:
        style.italic = false;
        break;
    case 24:
        style.underlined = false;
        break;
    case 27:
        style.reversed = false;
        break;
    case 29:
        style.struckOut = false;
        break;
    case 39:
        style.ink.reset();
        break;
    case 49:
        style.ground.reset();
        break;
    default: // blinking, concealed, fonts, frames
        break;
    }
}

void apply(AnsiStyle &style, std::string_view sequence)
{
    const std::vector<Parameter> all = parametersOf(sequence);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int code = std::max(all[i][0], 0);
        if (code >= 30 && code <= 37) {
            style.ink = basic(code - 30);
        } else if (code >= 40 && code <= 47) {
            style.ground = basic(code - 40);
        } else if (code >= 90 && code <= 97) {
            style.ink = basic(code - 90 + 8);
        } else if (code >= 100 && code <= 107) {
            style.ground = basic(code - 100 + 8);
        } else if (code == 38 || code == 48 || code == 58) {
            const auto [color, taken] = extended(all, i);
            if (color && code == 38)
                style.ink = color;
            else if (color && code == 48)
                style.ground = color;
            i += taken;
        } else {
            applyAttribute(style, code, all[i]);
        }
    }
}

/// Within [begin, end), moved to `begin`.
std::optional<TextStretch> within(const TextStretch &stretch, qsizetype begin, qsizetype end)
{
    const qsizetype from = std::max(stretch.begin, begin);
    const qsizetype to = std::min(stretch.begin + stretch.length, end);
    return from < to ? std::optional(TextStretch{from - begin, to - from}) : std::nullopt;
}

} // namespace

AnsiLine AnsiLine::part(qsizetype begin, qsizetype length) const
{
    AnsiLine piece;
    piece.text = text.mid(begin, length);
    const qsizetype end = begin + piece.text.size();
    for (const Span &span : spans) {
        if (const auto at = within(span.at, begin, end))
            piece.spans.push_back({*at, span.style});
    }
    for (const TextStretch &one : escapes) {
        if (const auto at = within(one, begin, end))
            piece.escapes.push_back(*at);
    }
    return piece;
}

void AnsiReader::appendStretch(AnsiLine &line, VisibleText &visible, std::string_view stretch) const
{
    const qsizetype begin = line.text.size();
    visible.append(stretch);
    const qsizetype length = line.text.size() - begin;
    if (length == 0 || m_style.isPlain())
        return;
    if (!line.spans.empty()) {
        AnsiLine::Span &last = line.spans.back();
        if (last.style == m_style && last.at.begin + last.at.length == begin) {
            last.at.length += length;
            return;
        }
    }
    line.spans.push_back({{begin, length}, m_style});
}

bool AnsiReader::next(AnsiLine &line)
{
    if (m_at >= m_text.size())
        return false;
    line = {};
    VisibleText visible(line.text, EscapeStyle::Page);
    std::size_t plain = m_at; // where what is not yet written begins
    std::size_t at = m_at;
    while (at < m_text.size() && !isBreak(m_text[at])) {
        const auto sequence = m_text[at] == escape ? sgrAt(m_text.substr(at)) : std::nullopt;
        if (!sequence) {
            ++at;
            continue;
        }
        appendStretch(line, visible, m_text.substr(plain, at - plain));
        apply(m_style, *sequence);
        at += sequence->size() + 3;
        plain = at;
    }
    appendStretch(line, visible, m_text.substr(plain, at - plain));
    m_at = afterBreak(m_text, at);
    line.escapes = visible.escapes();
    return true;
}

AnsiFirstLine ansiFirstLine(std::string_view text, std::size_t limit)
{
    AnsiFirstLine first;
    std::string_view looked = text.substr(0, limit);
    // Not within a character.
    while (looked.size() < text.size() && !looked.empty() &&
           (static_cast<unsigned char>(text[looked.size()]) & 0xC0) == 0x80)
        looked.remove_suffix(1);
    AnsiReader reader(looked);
    AnsiLine line;
    while (reader.next(line)) {
        first.line = line;
        if (!line.text.trimmed().isEmpty())
            break;
    }
    std::size_t rest = reader.position();
    // What was read ended at the limit and not at a break.
    first.isCut = rest == looked.size() && rest < text.size() && rest > 0 && !isBreak(text[rest - 1]);
    if (first.isCut)
        rest = afterBreak(text, rest);
    for (; rest < text.size(); rest = afterBreak(text, rest))
        ++first.others;
    return first;
}

} // namespace runglass
