// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/csvparser.h"

#include <string>

namespace runglass {

namespace {

/// A row with more is wrong anyway, and must not take memory for each comma.
constexpr std::size_t mostCells = 4096;

} // namespace

CsvParser::CsvParser(CsvDialect dialect, std::uint32_t longestRow)
    : m_dialect(dialect)
    , m_longestRow(longestRow)
    , m_text(MarkTests::anyOf(std::string{dialect.delimiter, dialect.quote, '\r', '\n'}))
{
}

void CsvParser::append(std::string_view text)
{
    m_mark -= m_text.firstMark();
    const std::uint32_t shift = m_text.append(text);
    m_cellBegin -= shift;
    m_nextRow -= shift;
    for (Cell &cell : m_cells) {
        cell.begin -= shift;
        cell.end -= shift;
    }
}

std::optional<std::uint32_t> CsvParser::lineEnd(std::uint32_t at)
{
    const char *data = m_text.data();
    if (data[at] == '\n')
        return 1;
    if (at + 1 == m_text.end()) {
        if (!m_finished)
            return {};
        return 1;
    }
    if (data[at + 1] == '\n')
        return 2;
    if (!m_knowsLineEnds)
        m_carriageReturns = true;
    return m_carriageReturns ? 1 : 0;
}

void CsvParser::endCell(std::uint32_t end)
{
    if (m_cells.size() < mostCells)
        m_cells.push_back(
            {m_insideQuotes ? m_cellBegin + 1 : m_cellBegin, end, m_insideQuotes && m_hasQuotes});
    m_insideQuotes = false;
}

CsvParser::Scan CsvParser::endRow(std::uint32_t end, std::uint32_t at, std::uint32_t length)
{
    endCell(end);
    m_nextRow = at + length;
    m_knowsLineEnds = true;
    return Scan::RowEnds;
}

CsvParser::Scan CsvParser::scanQuoted()
{
    const MarkList &marks = m_text.marks();
    const char *data = m_text.data();
    for (; m_mark < marks.size(); ++m_mark) {
        const std::uint32_t at = marks[m_mark];
        if (data[at] != m_dialect.quote) {
            m_linesInside += data[at] == (m_carriageReturns ? '\r' : '\n') ? 1 : 0;
            continue;
        }
        const std::uint32_t after = at + 1;
        if (after == m_text.end())
            return m_finished ? endRow(at, after, 0) : Scan::NeedMore;
        if (data[after] == m_dialect.quote) {
            m_hasQuotes = true;
            ++m_mark;
            continue;
        }
        if (data[after] == m_dialect.delimiter) {
            endCell(at);
            m_cellBegin = after + 1;
            m_mark += 2;
            return Scan::CellEnds;
        }
        if (data[after] != '\r' && data[after] != '\n')
            return Scan::TextAfterQuote;
        const std::optional<std::uint32_t> length = lineEnd(after);
        if (!length)
            return Scan::NeedMore;
        return *length == 0 ? Scan::TextAfterQuote : endRow(at, after, *length);
    }
    return m_finished ? Scan::Unclosed : Scan::NeedMore;
}

CsvParser::Scan CsvParser::scanCell()
{
    const MarkList &marks = m_text.marks();
    const char *data = m_text.data();
    if (!m_insideQuotes) {
        if (m_cellBegin == m_text.end() && !m_finished)
            return Scan::NeedMore;
        if (m_cellBegin < m_text.end() && data[m_cellBegin] == m_dialect.quote) {
            m_insideQuotes = true;
            m_hasQuotes = false;
            while (marks[m_mark] <= m_cellBegin && ++m_mark < marks.size())
                ;
        }
    }
    if (m_insideQuotes)
        return scanQuoted();
    for (; m_mark < marks.size(); ++m_mark) {
        const std::uint32_t at = marks[m_mark];
        const char c = data[at];
        if (c == m_dialect.delimiter) {
            endCell(at);
            m_cellBegin = at + 1;
            ++m_mark;
            return Scan::CellEnds;
        }
        if (c != '\r' && c != '\n')
            continue;
        const std::optional<std::uint32_t> length = lineEnd(at);
        if (!length)
            return Scan::NeedMore;
        if (*length > 0)
            return endRow(at, at, *length);
    }
    return m_finished ? endRow(m_text.end(), m_text.end(), 0) : Scan::NeedMore;
}

void CsvParser::beginRow()
{
    m_cells.clear();
    m_cellBegin = m_nextRow;
    m_insideQuotes = false;
    m_linesInside = 0;
    while (m_mark < m_text.marks().size() && m_text.marks()[m_mark] < m_nextRow)
        ++m_mark;
    m_text.use(m_nextRow, m_mark);
}

void CsvParser::makeRow()
{
    m_row.clear();
    for (const Cell &cell : m_cells) {
        char *const begin = m_text.data() + cell.begin;
        char *end = m_text.data() + cell.end;
        if (cell.hasQuotes) {
            // Each quote inside is followed by another one.
            char *to = begin;
            for (const char *from = begin; from < end; ++from) {
                *to++ = *from;
                from += *from == m_dialect.quote ? 1 : 0;
            }
            end = to;
        }
        m_row.emplace_back(begin, static_cast<std::size_t>(end - begin));
    }
}

CsvParser::Step CsvParser::giveUp(Fault fault)
{
    m_fault = fault;
    m_rowLine = m_line;
    m_cells.clear();
    m_insideQuotes = false;
    m_linesInside = 0;
    m_mark = m_text.firstMark();
    m_skipsLine = true;
    return Step::Fault;
}

/// Up to the first line end after a row that was given up; false when that is still to come.
bool CsvParser::skipLine()
{
    const MarkList &marks = m_text.marks();
    for (; m_mark < marks.size(); ++m_mark) {
        const std::uint32_t at = marks[m_mark];
        if (m_text.data()[at] != '\r' && m_text.data()[at] != '\n')
            continue;
        const std::optional<std::uint32_t> length = lineEnd(at);
        if (!length) {
            m_text.use(at, m_mark);
            return false;
        }
        if (*length > 0) {
            m_nextRow = at + *length;
            m_knowsLineEnds = true;
            m_skipsLine = false;
            ++m_line;
            beginRow();
            return true;
        }
    }
    m_text.use(m_text.end(), marks.size());
    m_cellBegin = m_text.end();
    return false;
}

CsvParser::Step CsvParser::next()
{
    for (;;) {
        if (m_skipsLine && !skipLine())
            return m_finished ? Step::End : Step::NeedMore;
        const bool atRowBegin = m_cells.empty() && !m_insideQuotes;
        if (atRowBegin && m_text.unused() == 0)
            return m_finished ? Step::End : Step::NeedMore;
        switch (scanCell()) {
        case Scan::CellEnds:
            continue;
        case Scan::NeedMore:
            if (m_text.unused() > m_longestRow)
                return giveUp(Fault::TooLong);
            return Step::NeedMore;
        case Scan::Unclosed:
            return giveUp(Fault::UnclosedQuote);
        case Scan::TextAfterQuote:
            return giveUp(Fault::TextAfterQuote);
        case Scan::RowEnds:
            break;
        }
        m_rowLine = m_line;
        m_line += m_linesInside + 1;
        const bool blank = m_cells.size() == 1 && m_cells.front().begin == m_cells.front().end &&
                           m_cells.front().begin == m_text.begin();
        if (!blank)
            makeRow();
        beginRow();
        if (!blank)
            return Step::Row;
    }
}

} // namespace runglass
