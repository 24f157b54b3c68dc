// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/csvcolumns.h"
#include "exchange/csvparser.h"
#include "exchange/filereader.h"
#include "service/timestampreader.h"

#include <optional>

namespace runglass {

/// Reads runs or log entries from CSV: columns by their names in any order, unknown ones kept with the
/// record, missing ones empty.
///
/// A row without a readable id, time, or status or level is skipped; any other cell that can't be read is
/// left empty. Both are reported, and so are rows with more or fewer cells than the header.
class CsvReader : public FileReader
{
    Q_DECLARE_TR_FUNCTIONS(runglass::CsvReader)

public:
    /// `problems` must live as long.
    CsvReader(FileFacts facts, ImportProblems &problems);

    Result<void> read(std::string_view text, ImportBatch &batch) override;
    Result<void> finish(ImportBatch &batch) override;

    const std::optional<CsvHeader> &header() const { return m_header; }

private:
    Result<void> takeRows(ImportBatch &batch);
    Result<void> takeHeader(ImportBatch &batch);
    void reportFault();
    void takeRun(ImportBatch &batch);
    void takeLog(ImportBatch &batch);

    /// The cell of a column in this row; empty where there is none.
    std::string_view text(std::string_view cell) const;
    bool readId(std::size_t column, std::string_view cell, std::string_view &id);
    bool readTime(std::size_t column, std::string_view cell, Micros &time);
    std::optional<std::int64_t> readNumber(std::size_t column, std::string_view digits);
    void addOther(std::size_t column, std::string_view cell);
    void skip(const QString &reason);
    QString nameOf(std::size_t column) const;

    FileFacts m_facts;
    ImportProblems &m_problems;
    std::string m_scriptId;
    std::optional<CsvParser> m_parser;
    std::optional<CsvHeader> m_header;
    TimestampReader m_times;
    std::string m_other; ///< the JSON object of unknown columns under way
};

} // namespace runglass
