// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/csvformat.h"
#include "exchange/markedtext.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace runglass {

/// Takes CSV apart (RFC 4180), text in pieces of any size in, rows out. Keeps no more than a row and a piece.
///
/// Lines end with CRLF or LF; with a lone CR where the first line does. Blank lines are passed over. Quotes
/// count only where they begin a cell. A row that can't be right (see Fault) is given up at the end of the
/// line it began on, and the next line is taken for a row: so one stray quote never swallows the rest.
class CsvParser
{
public:
    enum class Step {
        Row,      ///< row() is good until the next call
        Fault,    ///< see fault(), line()
        NeedMore, ///< append() or finish()
        End,
    };
    enum class Fault {
        UnclosedQuote,  ///< the file ends inside quotes
        TextAfterQuote, ///< something follows a closing quote
        TooLong,        ///< a row beyond longestRow bytes
    };

    static constexpr std::uint32_t defaultLongestRow = std::uint32_t{64} * 1024 * 1024;

    explicit CsvParser(CsvDialect dialect, std::uint32_t longestRow = defaultLongestRow);

    void append(std::string_view text);
    /// There is no more to append.
    void finish() { m_finished = true; }

    Step next();

    std::span<const std::string_view> row() const { return m_row; }
    Fault fault() const { return m_fault; }
    /// Where the row or fault begins, from 1.
    std::int64_t line() const { return m_rowLine; }

private:
    struct Cell
    {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        bool hasQuotes = false; ///< doubled ones, to be halved
    };
    enum class Scan { CellEnds, RowEnds, NeedMore, Unclosed, TextAfterQuote };

    Scan scanCell();
    Scan scanQuoted();
    /// The cell ends at `end`, and the row with a line end of `length` bytes at `at`.
    Scan endRow(std::uint32_t end, std::uint32_t at, std::uint32_t length);
    void endCell(std::uint32_t end);
    /// Bytes of the line end at a CR or LF: 0 when that is none, nothing when the next byte decides.
    std::optional<std::uint32_t> lineEnd(std::uint32_t at);
    Step giveUp(Fault fault);
    bool skipLine();
    void beginRow();
    void makeRow();

    CsvDialect m_dialect;
    std::uint32_t m_longestRow;
    MarkedText m_text;

    // Of the row under way.
    std::vector<Cell> m_cells;
    std::uint32_t m_cellBegin = 0; ///< the opening quote, if there is one
    std::uint32_t m_nextRow = 0;
    std::size_t m_mark = 0; ///< the next one to look at
    bool m_insideQuotes = false;
    bool m_hasQuotes = false;
    std::int64_t m_line = 1;
    std::int64_t m_linesInside = 0;

    std::vector<std::string_view> m_row;
    std::int64_t m_rowLine = 1;
    Fault m_fault = Fault::TooLong;
    bool m_finished = false;
    bool m_skipsLine = false;
    bool m_knowsLineEnds = false;   ///< the first line has ended
    bool m_carriageReturns = false; ///< lone CRs end lines
};

} // namespace runglass
