// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/markedtext.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace runglass {

/// Finds the objects in a stream of JSON: one a line, pretty-printed one after the other, or in an array.
/// Text in pieces of any size in, objects out. Keeps no more than an object and a piece.
///
/// What stands between brackets is not looked at closely: an object that comes out has matching brackets and
/// closed strings. Where it does not, the next line that begins like the faulty object's own is where it goes
/// on.
class JsonSplitter
{
public:
    enum class Step {
        Object, ///< object() is good until the next call
        Fault,  ///< see fault(), line()
        NeedMore,
        End,
    };
    enum class Fault {
        NotAnObject, ///< something else where one should begin
        Unfinished,  ///< ends before its brackets and strings are closed
        Mismatched,  ///< } closes [, or the other way round
        TooDeep,
        TooLong,
    };

    static constexpr std::uint32_t defaultLongest = std::uint32_t{256} * 1024 * 1024;
    static constexpr std::size_t deepest = 512;

    explicit JsonSplitter(std::uint32_t longest = defaultLongest);

    void append(std::string_view text);
    /// There is no more to append.
    void finish() { m_finished = true; }

    Step next();

    /// May be changed in place; SIMDJSON_PADDING bytes behind it may be read.
    std::span<char> object() const { return m_object; }
    Fault fault() const { return m_fault; }
    /// Where the object or fault begins, from 1.
    std::int64_t line() const { return m_objectLine; }

private:
    std::optional<Step> findBegin();
    std::optional<Step> findEnd();
    std::optional<Step> open(std::uint32_t at);
    std::optional<Step> close(std::uint32_t at);
    void begin(std::uint32_t at);
    std::uint32_t indentOf(std::uint32_t at) const;
    bool isGapClean(std::uint32_t to) const;
    bool mayOpenHere(std::uint32_t at) const;
    bool beginsLike(std::uint32_t lineBegin) const;
    Step giveUp(Fault fault);
    bool skipAhead();

    std::uint32_t m_longest;
    MarkedText m_text;
    std::size_t m_mark = 0;       ///< the next one to look at
    std::uint32_t m_gap = 0;      ///< between objects: from here on nothing was looked at
    std::int64_t m_lineBegin = 0; ///< position of the line, which may be used up and so be negative
    std::int64_t m_line = 1;      ///< of the gap or of the object's begin

    // Of the object under way.
    bool m_inside = false;
    bool m_inString = false;
    std::vector<char> m_open; ///< { and [
    std::int64_t m_linesInside = 0;
    std::uint32_t m_indent = 0; ///< blanks before it on its line

    enum class Skip { No, Line, ToSimilar };
    Skip m_skip = Skip::No;
    bool m_finished = false;
    std::span<char> m_object;
    std::int64_t m_objectLine = 1;
    Fault m_fault = Fault::NotAnObject;
};

} // namespace runglass
