// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "filter/filtercolumn.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace runglass {

/// How a cell is compared with the values of a condition.
///
/// The positive operators match when any of the values fits. Each negative one is the complement of the
/// positive one before it: it matches when none fits, so it matches empty cells too.
enum class FilterOperator : std::uint8_t {
    Equal, ///< exact, to the byte
    NotEqual,
    Contains, ///< ignoring case by Unicode's simple case folding
    NotContains,
    StartsWith, ///< ignoring case
    Matches,    ///< an RE2 expression matches anywhere; ignores case unless it begins with (?-i)
    Less,       ///< this and the next four: numbers only, never an empty cell
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Between, ///< values come in pairs: low, high, both inside
    Empty,   ///< takes no value; NULL or ""
    NotEmpty,
};

/// Text as UTF-8, or the number that kindOf(column) says. Contains, StartsWith and Matches take text on every
/// column and compare it with what the cell shows: the label of a status or level, the digits of a version,
/// the milliseconds of a response time, the label of a source type.
using FilterValue = std::variant<std::string, std::int64_t>;

/// One row of the filter builder.
struct Condition
{
    FilterColumn column = FilterColumn::Status;
    FilterOperator op = FilterOperator::Equal;
    std::vector<FilterValue> values;

    friend bool operator==(const Condition &, const Condition &) = default;
};

/// Conditions and nested sets, joined by one switch; AND and OR are never mixed within a set.
///
/// A value. An empty set matches everything; so does one whose items are all empty sets: such items are
/// ignored.
struct FilterSet
{
    enum class Join : std::uint8_t { And, Or };
    using Item = std::variant<Condition, FilterSet>;

    Join join = Join::And;
    std::vector<Item> items;

    /// Whether there is no condition at any depth.
    bool isEmpty() const;
    /// At all depths: the number on the Filter button.
    int conditionCount() const;
    /// Without empty sets, and joined by AND where there is nothing to join, at all depths: matches the same.
    FilterSet normalized() const;

    friend bool operator==(const FilterSet &, const FilterSet &);
};

} // namespace runglass
