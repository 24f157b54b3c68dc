// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"
#include "domain/result.h"
#include "exchange/csvformat.h"

#include <QCoreApplication>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// What a column of an imported CSV file holds.
enum class CsvColumn : std::uint8_t {
    Other, ///< not a column of ours: kept with the record
    RunId,
    Status,
    Version,
    ResponseTime,
    Function,
    ExecutedOn,
    SourceType,
    Source,
    LogId,
    Level,
    Message,
    Timestamp,
};

/// By the header of our exports or the API's name, whatever the case, blanks and punctuation.
CsvColumn csvColumnFromName(std::string_view name);

/// Which column is where.
struct CsvHeader
{
    Q_DECLARE_TR_FUNCTIONS(runglass::CsvHeader)

public:
    RecordKind kind = RecordKind::Runs;
    std::vector<CsvColumn> columns;
    std::vector<std::string> names; ///< as written

    bool has(CsvColumn column) const;
    /// Columns of this kind that the file lacks, as our exports name them.
    std::vector<std::string_view> missing() const;

    /// An error when the file can hold neither runs nor log entries.
    static Result<CsvHeader> read(std::span<const std::string_view> cells);
};

/// How a file is to be read, found in its first lines.
struct CsvStart
{
    CsvDialect dialect;
    std::size_t skip = 0; ///< bytes before the header: a line "sep=;" as spreadsheets write it
    int known = 0;        ///< columns of ours in the first line
    int cells = 0;        ///< columns in the first line
};

/// The delimiter (comma, semicolon, tab or bar) and quote under which the first line makes most sense.
CsvStart findCsvStart(std::string_view head);

} // namespace runglass
