// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/messagematcher.h"
#include "json/jsondocument.h"

#include <functional>
#include <vector>

namespace runglass {

/// A place that matches, inside a decoded key or value.
struct JsonHit
{
    JsonNodeId node = 0;
    bool inKey = false;
    std::uint32_t begin = 0; ///< bytes of the decoded UTF-8
    std::uint32_t length = 0;

    friend bool operator==(const JsonHit &, const JsonHit &) = default;
};

enum class JsonFindEnd { Complete, LimitReached, Stopped };

/// Everything in keys, strings (decoded), numbers and words that matches, in document order: told piece by
/// piece, each some kilobytes of the document later than the last. `tell` gets the hits of a piece, maybe
/// none. `needle`: what `matcher` looks for.
///
/// Where no string has escapes the text is searched as a whole, which is as fast as the matcher; else value
/// by value.
JsonFindEnd findInJson(const JsonDocument &document, const MessageMatcher &matcher, std::string_view needle,
                       const CancelToken &stop, std::size_t limit,
                       const std::function<void(const std::vector<JsonHit> &)> &tell);

} // namespace runglass
