// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/filereader.h"

#include <optional>

namespace runglass {

/// Reads what a script wrote to its standard output, one entry of level Stdout a line, as the platform
/// captures it: also where a line says a level of its own ("INFO :: …").
///
/// Such text names no run: the file's name does. A line may begin with its time (RFC 3339), as container
/// tools write it; without one it has the time of the line before, the first ones that of the file. Ids are
/// made from run, line number and text, so that the same file makes the same entries.
class CapturedReader : public FileReader
{
    Q_DECLARE_TR_FUNCTIONS(runglass::CapturedReader)

public:
    static constexpr std::size_t longestLine = std::size_t{16} * 1024 * 1024;

    /// `problems` must live as long.
    CapturedReader(FileFacts facts, ImportProblems &problems);

    Result<void> read(std::string_view text, ImportBatch &batch) override;
    Result<void> finish(ImportBatch &batch) override;

    /// "INFO :: Reconciled 42 invoices", with or without a time before it.
    static bool isMarked(std::string_view line);

private:
    void begin(ImportBatch &batch);
    void takeLine(std::string_view line, ImportBatch &batch);

    FileFacts m_facts;
    ImportProblems &m_problems;
    std::string m_scriptId;
    std::string m_rest; ///< of a line whose end is still to come
    std::int64_t m_line = 0;
    std::optional<Micros> m_time;
    bool m_begun = false;
};

} // namespace runglass
