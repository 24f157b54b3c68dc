// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "redaction/textedit.h"

#include "json/jsonstring.h"

#include <array>
#include <cstdio>

namespace runglass {

namespace {

bool isOneOf(char c, std::string_view set)
{
    return set.find(c) != std::string_view::npos;
}

/// Bytes of the escape at the beginning of `raw`; a pair of surrogates is one.
std::size_t escapeLength(std::string_view raw)
{
    if (raw[1] != 'u')
        return 2;
    const bool isPair = raw.size() >= 12 && isOneOf(raw[2], "dD") && isOneOf(raw[3], "89abAB") &&
                        raw[6] == '\\' && raw[7] == 'u' && isOneOf(raw[8], "dD") &&
                        isOneOf(raw[9], "cdefCDEF");
    return isPair ? 12 : 6;
}

/// Walks along a string as it is written, counting what it says.
class RawWalk
{
public:
    explicit RawWalk(std::string_view raw)
        : m_raw(raw)
    {
    }

    /// To where the byte `said` of what it says is written; never into an escape: before it, or behind it.
    std::size_t to(std::size_t said, bool behind)
    {
        while (m_said < said) {
            std::size_t length = 1;
            std::size_t says = 1;
            if (m_raw[m_at] == '\\') {
                length = escapeLength(m_raw.substr(m_at));
                m_decoded.clear();
                appendDecodedJson(m_raw.substr(m_at, length), m_decoded);
                says = m_decoded.size();
            }
            if (!behind && m_said + says > said)
                break;
            m_at += length;
            m_said += says;
        }
        return m_at;
    }

private:
    std::string_view m_raw;
    std::size_t m_at = 0;
    std::size_t m_said = 0;
    std::string m_decoded;
};

void appendUnit(std::string &out, unsigned unit)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\u%04x", unit);
    out += text.data();
}

} // namespace

std::string applied(std::string_view text, const std::vector<TextEdit> &edits)
{
    std::string result;
    result.reserve(text.size());
    std::size_t at = 0;
    for (const TextEdit &edit : edits) {
        result.append(text.substr(at, edit.begin - at)).append(edit.text);
        at = edit.end;
    }
    return result.append(text.substr(at));
}

void appendToRaw(std::string_view raw, const std::vector<TextEdit> &edits, std::size_t offset,
                 std::vector<TextEdit> &out)
{
    RawWalk walk(raw);
    for (const TextEdit &edit : edits) {
        const std::size_t begin = walk.to(edit.begin, false);
        const std::size_t end = walk.to(edit.end, true);
        out.push_back({offset + begin, offset + end, escapedJson(edit.text)});
    }
}

std::string escapedJson(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isSurrogate =
            byte == 0xED && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xA0;
        if (byte == '"' || byte == '\\') {
            result += '\\';
            result += text[i];
        } else if (byte < 0x20) {
            appendUnit(result, byte);
        } else if (isSurrogate) {
            const auto second = static_cast<unsigned char>(text[i + 1]);
            const auto third = static_cast<unsigned char>(text[i + 2]);
            appendUnit(result, 0xD000U | ((second & 0x3FU) << 6) | (third & 0x3FU));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace runglass
