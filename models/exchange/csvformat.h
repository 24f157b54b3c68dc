// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <string_view>

namespace runglass {

/// How a CSV file separates its cells (RFC 4180, section 2).
struct CsvDialect
{
    char delimiter = ',';
    char quote = '"';

    friend bool operator==(const CsvDialect &, const CsvDialect &) = default;
};

/// Our own files: RFC 4180, UTF-8, CRLF. Told apart by their headers.
inline constexpr std::string_view csvRunHeader =
    "Run ID,Status,Deployment Version,Response Time (ms),Function,Executed On,Source Type,Source";
inline constexpr std::string_view csvLogHeader = "Log ID,Run ID,Log Level,Log Message,Timestamp";

/// A spreadsheet may take a cell that begins so for a formula (OWASP, CSV injection). An apostrophe before it
/// keeps it text. One that is there already is guarded too, so that the guard can be taken off again.
constexpr bool needsFormulaGuard(char first)
{
    switch (first) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\'':
        return true;
    default:
        return false;
    }
}

/// The cell as it was before an apostrophe guarded it. Exactly one is taken off, and only one that guards.
constexpr std::string_view withoutFormulaGuard(std::string_view cell)
{
    return cell.size() >= 2 && cell[0] == '\'' && needsFormulaGuard(cell[1]) ? cell.substr(1) : cell;
}

/// The most bytes a cell of so many bytes takes: every byte a quote, two around it, a guard.
constexpr std::size_t longestCsvCell(std::size_t size)
{
    return 2 * size + 3;
}

/// Writes a cell at `to`, quoted only where it must be, and returns the end. longestCsvCell() bytes and
/// ByteBuffer::slack more must fit.
char *writeCsvCell(std::string_view cell, bool guard, char *to);

} // namespace runglass
