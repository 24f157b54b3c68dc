// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/jsondiff.h"

#include <string>
#include <utility>
#include <vector>

namespace runglass::test {

/// A document as a plain tree, for what tests do with it.
struct JsonValue
{
    JsonKind kind = JsonKind::Null;
    std::string text;                                       ///< of a string what it means, else as sent
    std::vector<std::pair<std::string, JsonValue>> members; ///< keys are empty in arrays

    /// Keys in any order, repeated ones in theirs; numbers as sent.
    friend bool operator==(const JsonValue &left, const JsonValue &right)
    {
        return left.sorted() == right.sorted();
    }
    std::string sorted() const;
    /// As JSON text, the keys of objects in the order given.
    std::string written() const;
};

JsonValue valueOf(const JsonDocument &document, JsonNodeId node = 0);

/// What the left document becomes when the differences are applied to it: equal parts are taken from it, the
/// others from what the differences say.
JsonValue applied(const JsonDiff &diff);

} // namespace runglass::test
