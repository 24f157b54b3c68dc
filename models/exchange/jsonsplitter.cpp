// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/jsonsplitter.h"

namespace runglass {

namespace {

// { and [ differ in one bit, and so do } and ].
constexpr MarkTests jsonMarks{{0x20, 0x20, 0, 0, 0}, {'{', '}', '"', '\\', '\n'}};

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

JsonSplitter::JsonSplitter(std::uint32_t longest)
    : m_longest(longest)
    , m_text(jsonMarks)
{
}

void JsonSplitter::append(std::string_view text)
{
    m_mark -= m_text.firstMark();
    const std::uint32_t shift = m_text.append(text);
    m_gap -= std::min(m_gap, shift);
    m_lineBegin -= shift;
}

/// Blanks, commas between the elements of an array, and record separators (RFC 7464).
bool JsonSplitter::isGapClean(std::uint32_t to) const
{
    for (std::uint32_t at = m_gap; at < to; ++at) {
        const char c = m_text.data()[at];
        if (!isBlank(c) && c != ',' && c != '\x1e')
            return false;
    }
    return true;
}

JsonSplitter::Step JsonSplitter::giveUp(Fault fault)
{
    m_fault = fault;
    m_objectLine = m_line;
    // What is no object ends with its line; an object ends where the next of its kind begins.
    m_skip = m_inside ? Skip::ToSimilar : Skip::Line;
    m_inside = false;
    m_inString = false;
    m_open.clear();
    m_linesInside = 0;
    m_mark = m_text.firstMark();
    return Step::Fault;
}

/// Whether the line has an object where the faulty one began on its line.
bool JsonSplitter::beginsLike(std::uint32_t lineBegin) const
{
    const char *line = m_text.data() + lineBegin;
    for (std::uint32_t i = 0; i < m_indent; ++i) {
        if (line[i] != ' ' && line[i] != '\t')
            return false;
    }
    return line[m_indent] == '{';
}

/// Passes over what was given up; false when its end is still to come.
bool JsonSplitter::skipAhead()
{
    const MarkList &marks = m_text.marks();
    for (; m_mark < marks.size(); ++m_mark) {
        const std::uint32_t at = marks[m_mark];
        if (m_text.data()[at] != '\n')
            continue;
        const std::uint32_t needed = m_skip == Skip::ToSimilar ? m_indent + 1 : 0;
        const bool isThere = m_text.end() - at - 1 >= needed;
        if (!isThere && !m_finished) {
            m_text.use(at, m_mark);
            return false;
        }
        ++m_line;
        if (m_skip == Skip::Line || (isThere && beginsLike(at + 1))) {
            m_skip = Skip::No;
            m_gap = at + 1;
            m_lineBegin = at + 1;
            m_text.use(at + 1, ++m_mark);
            return true;
        }
    }
    m_text.use(m_text.end(), marks.size());
    m_gap = m_text.end();
    return false;
}

/// Blanks before it on its line; 0 when there is something else.
std::uint32_t JsonSplitter::indentOf(std::uint32_t at) const
{
    if (m_lineBegin < 0)
        return 0;
    for (std::int64_t i = m_lineBegin; i < at; ++i) {
        if (m_text.data()[i] != ' ' && m_text.data()[i] != '\t')
            return 0;
    }
    return at - static_cast<std::uint32_t>(m_lineBegin);
}

void JsonSplitter::begin(std::uint32_t at)
{
    m_inside = true;
    m_inString = false;
    m_linesInside = 0;
    m_open.assign(1, '{');
    m_indent = indentOf(at);
    m_text.use(at, m_mark);
    ++m_mark;
}

std::optional<JsonSplitter::Step> JsonSplitter::findBegin()
{
    const MarkList &marks = m_text.marks();
    for (; m_mark < marks.size(); ++m_mark) {
        const std::uint32_t at = marks[m_mark];
        const char c = m_text.data()[at];
        if (!isGapClean(at) || c == '"' || c == '\\' || c == '}')
            return giveUp(Fault::NotAnObject);
        if (c == '{') {
            begin(at);
            return {};
        }
        m_gap = at + 1;
        if (c == '\n') {
            ++m_line;
            m_lineBegin = at + 1;
        }
        m_text.use(at + 1, m_mark + 1);
    }
    if (!isGapClean(m_text.end()))
        return giveUp(Fault::NotAnObject);
    m_gap = m_text.end();
    // The blanks of this line are kept: they may be an object's indent.
    constexpr std::int64_t mostBlanks = 256;
    const bool keepLine = m_lineBegin >= m_text.begin() && m_text.end() - m_lineBegin < mostBlanks;
    m_text.use(keepLine ? static_cast<std::uint32_t>(m_lineBegin) : m_text.end(), marks.size());
    return m_finished ? Step::End : Step::NeedMore;
}

/// A bracket where only an object like the one under way can begin means that this one was cut off.
bool JsonSplitter::mayOpenHere(std::uint32_t at) const
{
    if (m_text.data()[at] != '{' || at < m_text.begin() + m_indent + 1)
        return true;
    const std::uint32_t lineBegin = at - m_indent;
    if (m_text.data()[lineBegin - 1] != '\n' || !beginsLike(lineBegin))
        return true;
    std::uint32_t before = lineBegin - 1;
    while (before > m_text.begin() && isBlank(m_text.data()[before]))
        --before;
    const char c = m_text.data()[before];
    const bool inArray = m_open.back() == '[';
    return inArray ? c == '[' || c == ',' : c == ':';
}

std::optional<JsonSplitter::Step> JsonSplitter::open(std::uint32_t at)
{
    if (!mayOpenHere(at))
        return giveUp(Fault::Unfinished);
    if (m_open.size() == deepest)
        return giveUp(Fault::TooDeep);
    m_open.push_back(m_text.data()[at]);
    return {};
}

std::optional<JsonSplitter::Step> JsonSplitter::close(std::uint32_t at)
{
    const char opening = m_text.data()[at] == '}' ? '{' : '[';
    if (m_open.back() != opening)
        return giveUp(Fault::Mismatched);
    m_open.pop_back();
    if (!m_open.empty())
        return {};
    m_object = {m_text.data() + m_text.begin(), at + 1 - m_text.begin()};
    m_objectLine = m_line;
    m_line += m_linesInside;
    m_inside = false;
    m_gap = at + 1;
    m_text.use(at + 1, ++m_mark);
    return Step::Object;
}

std::optional<JsonSplitter::Step> JsonSplitter::findEnd()
{
    const MarkList &marks = m_text.marks();
    for (; m_mark < marks.size(); ++m_mark) {
        const std::uint32_t at = marks[m_mark];
        const char c = m_text.data()[at];
        if (m_inString) {
            if (c == '\n')
                return giveUp(Fault::Unfinished);
            if (c == '"')
                m_inString = false;
            if (c != '\\')
                continue;
            if (at + 1 == m_text.end() && !m_finished)
                return Step::NeedMore;
            // Whatever is escaped means nothing to us.
            if (m_mark + 1 < marks.size() && marks[m_mark + 1] == at + 1)
                ++m_mark;
            continue;
        }
        std::optional<Step> step;
        if (c == '"') {
            m_inString = true;
        } else if (c == '\n') {
            ++m_linesInside;
            m_lineBegin = at + 1;
        } else if (c == '\\') {
            step = giveUp(Fault::Mismatched);
        } else {
            step = c == '{' || c == '[' ? open(at) : close(at);
        }
        if (step)
            return step;
    }
    if (m_finished)
        return giveUp(Fault::Unfinished);
    if (m_text.unused() > m_longest)
        return giveUp(Fault::TooLong);
    return Step::NeedMore;
}

JsonSplitter::Step JsonSplitter::next()
{
    for (;;) {
        if (m_skip != Skip::No && !skipAhead())
            return m_finished ? Step::End : Step::NeedMore;
        if (const std::optional<Step> step = m_inside ? findEnd() : findBegin())
            return *step;
    }
}

} // namespace runglass
