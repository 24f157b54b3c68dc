// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exporting/exportoptions.h"
#include "exporting/exportsource.h"

namespace runglass {

/// Records of a source as the bytes of a file: a thread's own.
class RecordEncoder
{
public:
    RecordEncoder(const ExportSource &source, const ExportOptions &options);

    /// What stands before all records; may be nothing.
    void writeHeader();
    /// The rows [first, first + count), as far as there is room. Gives how many rows were gone through.
    Result<std::int64_t> encode(CacheReader &reader, std::int64_t first, std::int64_t count,
                                const CancelToken &token);

    /// What was encoded since the last clear().
    std::string_view bytes() const { return m_isCsv ? m_csv.bytes() : m_json.bytes(); }
    /// How many records that is.
    std::int64_t records() const { return m_records; }
    /// Whether it should be written now.
    bool isFull() const { return bytes().size() >= enough; }
    void clear();

private:
    static constexpr std::size_t enough = std::size_t{4} * 1024 * 1024;

    const ExportSource &m_source;
    const ExportOptions m_options;
    const bool m_isCsv;
    CsvWriter m_csv;
    JsonLinesWriter m_json;
    std::int64_t m_records = 0;
};

} // namespace runglass
