// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <QCoreApplication>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace runglass {

/// A query over JSON documents: the part of JSONPath (RFC 9535) that names places rather than conditions.
///
/// `$`, then any of: `.name`, `['name']`, `["name"]`, `[0]`, `[-1]` (from the end), `.*`, `[*]`, several in
/// one pair of brackets (`['a','b']`), each also behind `..` (at any depth: `..name`, `..[0]`, `..*`).
/// Slices, filters and functions are errors. Names are compared as RFC 9535 does: by code points, case and
/// all.
class JsonPathQuery
{
    Q_DECLARE_TR_FUNCTIONS(runglass::JsonPathQuery)

public:
    struct Wildcard
    {
        friend bool operator==(const Wildcard &, const Wildcard &) = default;
    };
    using Selector = std::variant<Wildcard, std::string, std::int64_t>;
    struct Segment
    {
        bool isDescendant = false; ///< behind `..`
        std::vector<Selector> selectors;

        friend bool operator==(const Segment &, const Segment &) = default;
    };
    static constexpr std::size_t mostSegments = 60;

    /// The error says what is wrong and at which character, from 1.
    static Result<JsonPathQuery> parse(std::string_view text);

    const std::vector<Segment> &segments() const { return m_segments; }
    /// As it was given, without blanks around it.
    const std::string &text() const { return m_text; }

    friend bool operator==(const JsonPathQuery &, const JsonPathQuery &) = default;

private:
    std::string m_text;
    std::vector<Segment> m_segments;
};

} // namespace runglass
