// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/randomtext.h"

#include <algorithm>
#include <cctype>

namespace runglass::test {

const std::vector<std::string> &asciiPieces()
{
    static const std::vector<std::string> pieces{"a", "A",  "k",  "K", "s", "S",    "ab", "x", " ", "%",
                                                 "_", "\"", "\n", "*", "'", "time", "[",  "{", "@", "`"};
    return pieces;
}

const std::vector<std::string> &unicodePieces()
{
    static const std::vector<std::string> pieces{"a",
                                                 "K",
                                                 "k",
                                                 "s",
                                                 "S",
                                                 "i",
                                                 "I",
                                                 " ",
                                                 "\u017F",
                                                 "\u212A",
                                                 "\u00DF",
                                                 "\u1E9E",
                                                 "\u0130",
                                                 "\u0131",
                                                 "\u03C3",
                                                 "\u03C2",
                                                 "\u03A3",
                                                 "\u0345",
                                                 "\u0399",
                                                 "\u03B9",
                                                 "\u1FBE",
                                                 "\u00E9",
                                                 "\u00C9",
                                                 "e\u0301",
                                                 "\u0434",
                                                 "\u0414",
                                                 "\u0440",
                                                 "\u0420",
                                                 "\u2126",
                                                 "\u03C9",
                                                 "\U0001F600",
                                                 "\U00010400",
                                                 "\U00010428",
                                                 "\u4E2D",
                                                 "\u13A0",
                                                 "\uAB70",
                                                 std::string(1, '\0')};
    return pieces;
}

const std::vector<std::string> &brokenPieces()
{
    static const std::vector<std::string> pieces{"a",
                                                 "k",
                                                 "\xC3",
                                                 "\xA9",
                                                 "\xC3\xA9",
                                                 "\xE2",
                                                 "\xE2\x84",
                                                 "\xE2\x84\xAA",
                                                 "s",
                                                 "\xC5",
                                                 "\xBF",
                                                 "\xC5\xBF",
                                                 "\xF0\x9F\x98\x80",
                                                 "\xF0",
                                                 "\x9F",
                                                 "\xED\xA0\x80",
                                                 "\xFF",
                                                 "\xC0\x80",
                                                 "\xF4\x90\x80\x80",
                                                 std::string(1, '\0')};
    return pieces;
}

const std::vector<std::string> &pieces(std::uint64_t number)
{
    return number % 3 == 0 ? asciiPieces() : number % 3 == 1 ? unicodePieces() : brokenPieces();
}

std::string randomText(Random &random, const std::vector<std::string> &from, std::size_t most)
{
    std::string text;
    // A few pieces at a time make repetitions, which is what searching stumbles over.
    const std::size_t kinds = 1 + random() % from.size();
    const std::size_t first = random() % from.size();
    for (std::size_t count = random() % (most + 1); count > 0; --count)
        text += from[(first + random() % kinds) % from.size()];
    return text;
}

std::string randomNeedle(Random &random, const std::string &text, std::size_t longest)
{
    if (text.empty())
        return "a";
    const std::size_t begin = random() % text.size();
    std::string needle = text.substr(begin, 1 + random() % std::min(longest, text.size() - begin));
    if (random() % 3 == 0) {
        for (char &c : needle) {
            if (random() % 2 == 0 && std::isalpha(static_cast<unsigned char>(c)))
                c = static_cast<char>(c ^ 0x20);
        }
    }
    if (random() % 8 == 0)
        mutate(random, needle);
    return needle;
}

void mutate(Random &random, std::string &text)
{
    const std::size_t at = random() % (text.size() + 1);
    switch (random() % 4) {
    case 0:
        text.insert(at, 1, static_cast<char>(random()));
        break;
    case 1:
        if (at < text.size())
            text.erase(at, 1 + random() % 3);
        break;
    case 2:
        if (at < text.size())
            text[at] = static_cast<char>(text[at] ^ (1 << random() % 8));
        break;
    default:
        text.insert(at, text.substr(random() % (text.size() + 1), random() % 8));
        break;
    }
}

OwnedBlock::OwnedBlock(const std::vector<std::string> &messages, std::size_t before)
    : m_text(before, 'k')
{
    m_offsets.push_back(static_cast<std::uint32_t>(before));
    for (const std::string &message : messages) {
        m_text.insert(m_text.end(), message.begin(), message.end());
        m_offsets.push_back(static_cast<std::uint32_t>(m_text.size()));
    }
    m_text.shrink_to_fit();
}

TextBlock OwnedBlock::block() const
{
    return {.text = {m_text.data(), m_text.size()}, .offsets = m_offsets, .traits = {}};
}

TextBlock OwnedBlock::blockWithTraits() const
{
    TextBlock block = this->block();
    block.traits = traitsOf(block.text);
    return block;
}

} // namespace runglass::test
