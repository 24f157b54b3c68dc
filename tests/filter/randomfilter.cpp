// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/randomfilter.h"

#include "filter/filteroperators.h"
#include "filter/filtervalidation.h"

#include <algorithm>
#include <array>
#include <limits>

namespace runglass::test {

namespace {

std::size_t below(Random &random, std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

std::int64_t randomNumber(Random &random, FilterColumn column)
{
    switch (kindOf(column)) {
    case FilterValueKind::Status:
        return 1 + static_cast<std::int64_t>(below(random, 3));
    case FilterValueKind::Level:
        return static_cast<std::int64_t>(below(random, 6));
    case FilterValueKind::Flag:
        return static_cast<std::int64_t>(below(random, 2));
    default:
        break;
    }
    static constexpr std::array special{std::int64_t{0},
                                        std::int64_t{1},
                                        std::int64_t{999},
                                        std::int64_t{1000},
                                        std::int64_t{1500},
                                        std::int64_t{60000},
                                        std::int64_t{90000},
                                        std::int64_t{90001},
                                        std::int64_t{-1},
                                        std::numeric_limits<std::int64_t>::max(),
                                        std::numeric_limits<std::int64_t>::min()};
    if (below(random, 2) == 0)
        return special[below(random, special.size())];
    return static_cast<std::int64_t>(below(random, 5000));
}

std::string randomPattern(Random &random)
{
    static const std::array<std::string, 6> patterns{"a",          "^x.*y$",  "(?-i)Err[0-9]+",
                                                     "\\bword\\b", "\"|\\\\", "ß|ſ"};
    return patterns[below(random, patterns.size())];
}

} // namespace

std::string randomValueText(Random &random)
{
    static const std::array<std::string, 32> pieces{"a",
                                                    "B",
                                                    "7",
                                                    "_",
                                                    "-",
                                                    ".",
                                                    ":",
                                                    "@",
                                                    "/",
                                                    " ",
                                                    "\"",
                                                    "\\",
                                                    "\n",
                                                    "\t",
                                                    "\r",
                                                    "\b",
                                                    "%",
                                                    "*",
                                                    "'",
                                                    "İ",
                                                    "ß",
                                                    "e\u0301",
                                                    "😀",
                                                    "漢字",
                                                    "and",
                                                    "not empty",
                                                    ")",
                                                    ", (",
                                                    "\u202e",
                                                    "\u2028",
                                                    std::string(1, '\0'),
                                                    "\x7f\u0085"};
    std::string text;
    for (std::size_t count = below(random, 5); count > 0; --count)
        text += pieces[below(random, pieces.size())];
    return text;
}

Condition randomCondition(Random &random)
{
    while (true) {
        Condition condition;
        condition.column = static_cast<FilterColumn>(below(random, 13));
        const auto operators = operatorsFor(condition.column);
        condition.op = operators[below(random, operators.size())];
        std::size_t count = takesNoValue(condition.op) ? 0 : 1 + below(random, 3);
        if (condition.op == FilterOperator::Between)
            count *= 2;
        for (std::size_t i = 0; i < count; ++i) {
            if (condition.op == FilterOperator::Matches)
                condition.values.emplace_back(randomPattern(random));
            else if (comparesText(condition.column, condition.op))
                condition.values.emplace_back(randomValueText(random));
            else
                condition.values.emplace_back(randomNumber(random, condition.column));
        }
        if (!conditionError(condition))
            return condition;
    }
}

FilterSet randomFilter(Random &random, int depth)
{
    FilterSet set;
    set.join = below(random, 2) == 0 ? FilterSet::Join::And : FilterSet::Join::Or;
    for (std::size_t count = below(random, 4); count > 0; --count) {
        if (depth > 0 && below(random, 3) == 0)
            set.items.emplace_back(randomFilter(random, depth - 1));
        else
            set.items.emplace_back(randomCondition(random));
    }
    return set;
}

} // namespace runglass::test
