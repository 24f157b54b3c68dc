// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/pagecursor.h"

#include <charconv>

namespace runglass {

std::string PageCursor::toText() const
{
    return std::to_string(asked.from) + ' ' + std::to_string(asked.to) + ' ' + cursor;
}

std::optional<PageCursor> PageCursor::fromText(std::string_view text)
{
    PageCursor result;
    for (Micros *time : {&result.asked.from, &result.asked.to}) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *time);
        const auto length = static_cast<std::size_t>(end - text.data());
        if (error != std::errc() || length >= text.size() || *end != ' ')
            return {};
        text.remove_prefix(length + 1);
    }
    if (text.empty())
        return {};
    result.cursor = text;
    return result;
}

std::string PageCursor::nameFor(RecordKind kind, std::string_view scriptId)
{
    return (kind == RecordKind::Runs ? "page:runs:" : "page:logs:") + std::string(scriptId);
}

} // namespace runglass
