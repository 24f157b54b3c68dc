// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/csvwriter.h"
#include "exchange/jsonlineswriter.h"

#include <string>
#include <string_view>

namespace runglass {

/// As what rows are put on the clipboard.
enum class CopyFormat {
    Csv,      ///< as exported
    Markdown, ///< a table (GitHub Flavored Markdown, 4.10)
    Json,     ///< an array of the objects of JSON Lines
};

/// Some records as text to be pasted elsewhere, with all columns of the table. One kind in each text.
class RecordText
{
public:
    RecordText(CopyFormat format, CsvWriter::FormulaGuard guard)
        : m_format(format)
        , m_csv(guard)
    {
    }

    void add(const RunRecord &run) { addRecord(run); }
    void add(const LogRecord &entry) { addRecord(entry); }

    std::size_t size() const { return m_text.size(); }
    /// The whole text. Nothing more may be added.
    std::string take();

private:
    template <class Record>
    void addRecord(const Record &record);
    void addHeader(std::string_view names);
    void addCell(std::string_view text);

    const CopyFormat m_format;
    CsvWriter m_csv;
    JsonLinesWriter m_json;
    std::string m_text;
};

} // namespace runglass
