// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/recordbatch.h"
#include "exchange/bytebuffer.h"
#include "exchange/timewriter.h"

namespace runglass {

/// Writes runs or log entries as CSV (RFC 4180, UTF-8, CRLF) into memory, with all columns of the tables:
/// labels as shown, versions as 38, response times in ms, times in RFC 3339 UTC with 3 or, where needed, 6
/// digits. What is not known is an empty cell.
///
/// A file holds one kind: its header, then its records.
class CsvWriter
{
public:
    enum class FormulaGuard { On, Off };

    explicit CsvWriter(FormulaGuard guard = FormulaGuard::On)
        : m_guard(guard == FormulaGuard::On)
    {
    }

    void writeRunHeader();
    void writeLogHeader();
    void write(const RunRecord &run);
    void write(const LogRecord &entry);

    /// What was written since the last clear(); good until something more is.
    std::string_view bytes() const { return m_out.bytes(); }
    void clear() { m_out.clear(); }

private:
    ByteBuffer m_out;
    TimeWriter m_times;
    bool m_guard;
};

} // namespace runglass
