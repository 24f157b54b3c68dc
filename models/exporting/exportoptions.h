// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/csvwriter.h"
#include "exchange/filenames.h"
#include "exchange/jsonlineswriter.h"

#include <cstdint>

namespace runglass {

/// How records are written.
struct ExportOptions
{
    ExportFormat format = ExportFormat::Csv;
    /// CSV: spreadsheets must not take a cell for a formula.
    CsvWriter::FormulaGuard guard = CsvWriter::FormulaGuard::On;
    /// JSON Lines: what entries carry beside their columns.
    bool attributes = true;
    /// JSON Lines: input, output and error of runs, as far as they are known.
    bool payloads = true;
};

/// How far an export has come.
struct ExportProgress
{
    std::int64_t rows = 0; ///< done, and how many there are
    std::int64_t totalRows = 0;
    std::int64_t bytes = 0;
};

/// What an export did.
struct ExportReport
{
    std::int64_t rows = 0;       ///< written
    std::int64_t unreadable = 0; ///< left out, because their part of the cache can't be read any more
    std::int64_t bytes = 0;
    bool cancelled = false;
};

} // namespace runglass
