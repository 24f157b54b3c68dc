// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// A stretch of a text and what shall stand in its place.
struct TextEdit
{
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;

    friend bool operator==(const TextEdit &, const TextEdit &) = default;
};

/// `edits` ascend and are disjoint.
std::string applied(std::string_view text, const std::vector<TextEdit> &edits);

/// Edits of what a JSON string says, as edits of how it is written: everything outside of them keeps its
/// bytes, escapes included. `raw`: what stands between its quotes, valid. `offset` is added to all places.
void appendToRaw(std::string_view raw, const std::vector<TextEdit> &edits, std::size_t offset,
                 std::vector<TextEdit> &out);

/// What stands between the quotes of the JSON string that says `text`: UTF-8, in which lone surrogates may be
/// written as three bytes.
std::string escapedJson(std::string_view text);

} // namespace runglass
