// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "exchange/importbatch.h"
#include "exchange/importproblems.h"

#include <string>
#include <string_view>

namespace runglass {

/// What is known of a file before its content is looked at.
struct FileFacts
{
    std::string scriptName;   ///< by its name or the user; empty: unknown
    std::string runId;        ///< for text that can't say it itself
    Micros modified = 0;      ///< for text without times
    bool takeGuardOff = true; ///< apostrophes that guard CSV cells against being formulas
};

/// Turns the text of a file of one format, piece by piece, into records. One thread.
class FileReader
{
public:
    virtual ~FileReader() = default;

    /// Takes the next piece of valid UTF-8, the file's beginning first. Records are added to the batch, what
    /// can't be read is reported; an error means that nothing of the file can be.
    virtual Result<void> read(std::string_view text, ImportBatch &batch) = 0;
    /// There was the last piece.
    virtual Result<void> finish(ImportBatch &batch) = 0;
};

} // namespace runglass
