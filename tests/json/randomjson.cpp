// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/randomjson.h"

#include <array>

namespace runglass::test {

std::string RandomJson::document(int values)
{
    std::string out = space();
    value(out, values, 0);
    return out + space();
}

std::string RandomJson::damaged(std::string text)
{
    constexpr std::string_view bytes = "{}[],:\"\\0123456789.eE+-tfnu \n\t\x01\x7f\x80\xc3\xff/'N";
    for (int changes = 1 + upTo(2); changes > 0 && !text.empty(); --changes) {
        const auto at = static_cast<std::size_t>(upTo(static_cast<int>(text.size()) - 1));
        const char byte = bytes[static_cast<std::size_t>(upTo(static_cast<int>(bytes.size()) - 1))];
        switch (upTo(3)) {
        case 0:
            text[at] = byte;
            break;
        case 1:
            text.erase(at, 1);
            break;
        case 2:
            text.insert(at, 1, byte);
            break;
        default:
            text.resize(at);
            break;
        }
    }
    return text;
}

std::string RandomJson::space()
{
    static const std::array<std::string, 6> spaces{"", "", "", " ", "\n  ", "\t\r\n"};
    return spaces[static_cast<std::size_t>(upTo(5))];
}

std::string RandomJson::string()
{
    static const std::array<std::string, 16> parts{
        "a", "key",  "\\\"", "\\\\",         "\\n", "\\u00e4", "\\ud83d\\ude00",   "\xc3\xbc",
        " ", "{[]}", ":,",   "\xe2\x82\xac", "\\/", "\\u0000", "\xf0\x9f\x98\x80", "0"};
    std::string out = "\"";
    for (int i = upTo(6); i > 0; --i)
        out += parts[static_cast<std::size_t>(upTo(15))];
    return out + '"';
}

std::string RandomJson::number()
{
    std::string out = upTo(3) == 0 ? "-" : "";
    out += std::to_string(1 + upTo(99999));
    if (upTo(2) == 0)
        out += "." + std::to_string(upTo(999));
    if (upTo(4) == 0)
        out += std::string(upTo(1) ? "e" : "E") + (upTo(1) ? "+" : "-") + std::to_string(upTo(30));
    return out;
}

void RandomJson::value(std::string &out, int &left, int depth)
{
    --left;
    const int kind = depth == 0 ? upTo(5) : upTo(9);
    if (kind < 4 && depth < 30) {
        const bool object = kind < 2;
        out += object ? '{' : '[';
        out += space();
        bool isFirst = true;
        while (left > 0 && upTo(4) != 0) {
            if (!isFirst)
                out += ',' + space();
            isFirst = false;
            if (object)
                out += string() + space() + ':' + space();
            value(out, left, depth + 1);
            out += space();
        }
        out += object ? '}' : ']';
        return;
    }
    switch (kind) {
    case 4:
    case 5:
        out += string();
        break;
    case 6:
        out += "true";
        break;
    case 7:
        out += upTo(1) ? "false" : "null";
        break;
    default:
        out += number();
        break;
    }
}

} // namespace runglass::test
