// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "search/messagematcher.h"
#include "search/textmatcher.h"

#include <memory>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace runglass {

/// What RE2 may use for one expression and the states it caches, in bytes.
inline constexpr std::int64_t regexMemory = 16 << 20;

/// "Matches": whether an RE2 expression (https://github.com/google/re2/wiki/Syntax) matches anywhere in a
/// message.
///
/// Ignores case unless the expression begins with (?-i). ^ and $ are the ends of the message, or of its lines
/// under
/// (?m); the dot does not match a line feed unless under (?s). Text is read as UTF-8: a byte that is no part
/// of well-formed UTF-8 is matched by nothing, not even the dot, so hits begin and end where code points do.
/// Time is linear in the message, memory for one expression bounded (see regexMemory).
///
/// Where RE2 can tell texts without which there is no match, blocks are searched for those first, by
/// TextMatcher, and RE2 sees only the messages that hold one.
class RegexMatcher final : public MessageMatcher
{
public:
    /// An error names the construct that is not supported (look-around, back-references, …) or wrong, and
    /// where.
    static Result<std::shared_ptr<const RegexMatcher>> compile(std::string_view pattern);
    ~RegexMatcher() override;

    std::size_t scan(const TextBlock &block, std::span<std::uint64_t> hits) const override;
    bool matches(std::string_view message) const override;
    std::vector<TextRange>
    findAll(std::string_view message,
            std::size_t atMost = std::numeric_limits<std::size_t>::max()) const override;

    /// One of these is in every message that matches; empty: nothing is known.
    const std::vector<TextMatcher> &prefilter() const { return m_prefilter; }

private:
    RegexMatcher(std::unique_ptr<re2::RE2> expression, std::vector<TextMatcher> prefilter);

    std::unique_ptr<re2::RE2> m_expression;
    std::vector<TextMatcher> m_prefilter;
};

} // namespace runglass
