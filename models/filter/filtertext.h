// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "filter/filterset.h"
#include "filter/filterwords.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// What is wrong with a filter's text, and where, in bytes. A length of 0 is the end of the text: something
/// is missing there.
struct FilterTextError
{
    std::size_t position = 0;
    std::size_t length = 0;
    UserError error;
};

/// What a text says: a set, or an error and the empty set.
struct FilterParse
{
    FilterSet set;
    std::optional<FilterTextError> error;

    bool ok() const { return !error; }
};

/// A filter in its text form, UTF-8, in one line; empty for an empty set.
///
///     set       = item { "and" item } | item { "or" item }
///     item      = "(" set ")" | condition
///     condition = column comparison values | column ["not"] "in" list | column "between" pairs
///               | column "is" ["not"] "empty"
///     comparison = "=" | "!=" | "<" | "<=" | ">" | ">=" | ["not"] "contains" | "starts" "with" | "matches"
///     values    = value | list
///     list      = "(" value { "," value } ")"
///     pairs     = value "and" value | "(" value "and" value { "," value "and" value } ")"
///
/// Words of the grammar and columns may be in any case of ASCII letters. A bare value is letters, digits and
/// _ - . : @ /; any other, and a word of the grammar, stands in double quotes with JSON's escapes (RFC 8259).
/// A set that is normalized() comes back from parseFilter() as it was.
std::string printFilter(const FilterSet &set, FilterSubject subject);
/// Text of nothing but blanks is the empty set. Whatever is accepted here, findProblem() accepts too.
FilterParse parseFilter(std::string_view text, FilterSubject subject);

} // namespace runglass
