// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "filter/filterset.h"
#include "search/messagematcher.h"
#include "search/textmatcher.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// A condition that comparesText(), compiled once and used by any number of threads at the same time.
class TextPredicate
{
public:
    /// What the values are to a cell; see isNegated() for the complement.
    enum class Test : std::uint8_t { Equal, Contains, StartsWith, Matches, Empty };

    /// An error for a condition that conditionError() refuses; that of a regular expression names the
    /// construct.
    static Result<TextPredicate> compile(const Condition &condition);

    /// Whether a cell fulfils the condition. `cell` is UTF-8, empty for NULL: a source type by its
    /// sourceTypeLabel(), a number by its filterText(), all else as stored.
    bool accepts(std::string_view cell) const { return test(cell) != m_negated; }

    Test test() const { return m_test; }
    /// Whether it is a negative operator: what passes the test is refused, all else accepted.
    bool isNegated() const { return m_negated; }
    /// For Test::Equal: the texts, one of which passes; ascending, each once.
    const std::vector<std::string> &texts() const { return m_texts; }
    /// For Test::Contains and Test::Matches, to scan whole blocks: a message passes the test when one of
    /// these matches. Empty for the other tests.
    std::span<const std::shared_ptr<const MessageMatcher>> matchers() const { return m_matchers; }

private:
    bool test(std::string_view cell) const;

    Test m_test = Test::Empty;
    bool m_negated = false;
    std::vector<std::string> m_texts;
    std::vector<std::shared_ptr<const MessageMatcher>> m_matchers;
    std::vector<std::shared_ptr<const TextMatcher>> m_prefixes;
};

/// A condition on a column of numbers, compiled to the numbers it accepts.
class NumberPredicate
{
public:
    /// Both ends inside.
    struct Interval
    {
        std::int64_t low = std::numeric_limits<std::int64_t>::min();
        std::int64_t high = std::numeric_limits<std::int64_t>::max();

        friend bool operator==(const Interval &, const Interval &) = default;
    };

    /// The condition must not compareText(). An error for one that conditionError() refuses.
    static Result<NumberPredicate> compile(const Condition &condition);

    bool accepts(std::optional<std::int64_t> cell) const
    {
        return cell ? acceptsNumber(*cell) : m_acceptsEmpty;
    }
    /// Ascending, disjoint and not adjacent; none when no number is accepted.
    const std::vector<Interval> &intervals() const { return m_intervals; }
    bool acceptsEmpty() const { return m_acceptsEmpty; }

private:
    bool acceptsNumber(std::int64_t number) const;

    std::vector<Interval> m_intervals;
    bool m_acceptsEmpty = false;
};

} // namespace runglass
