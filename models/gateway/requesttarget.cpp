// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/requesttarget.h"

#include <simdjson.h>

namespace runglass::gateway {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool decode(std::string_view text, std::string &out)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += text[at];
            continue;
        }
        if (at + 2 >= text.size())
            return false;
        const int high = hexDigit(text[at + 1]);
        const int low = hexDigit(text[at + 2]);
        if (high < 0 || low < 0)
            return false;
        out += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return simdjson::validate_utf8(out.data(), out.size());
}

/// Calls `each` for the parts between separators until it returns false.
template <class Each>
bool split(std::string_view text, char separator, Each each)
{
    while (true) {
        const std::size_t end = text.find(separator);
        if (!each(text.substr(0, end)))
            return false;
        if (end == std::string_view::npos)
            return true;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::optional<RequestTarget> RequestTarget::parse(std::string_view target)
{
    if (!target.starts_with('/'))
        return {};
    target = target.substr(0, target.find('#'));
    const std::size_t mark = target.find('?');
    const std::string_view path = target.substr(1, mark == std::string_view::npos ? mark : mark - 1);
    const std::string_view query =
        mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);

    RequestTarget result;
    const bool pathIsGood = split(
        path, '/', [&result](std::string_view part) { return decode(part, result.segments.emplace_back()); });
    const bool queryIsGood = split(query, '&', [&result](std::string_view part) {
        if (part.empty())
            return true;
        const std::size_t equals = part.find('=');
        auto &[name, value] = result.query.emplace_back();
        return decode(part.substr(0, equals), name) &&
               decode(equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1), value);
    });
    if (!pathIsGood || !queryIsGood)
        return {};
    return result;
}

} // namespace runglass::gateway
