// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "telemetry/records.h"

#include <cstdint>
#include <string>
#include <vector>

namespace runglass::telemetry {

/// A record, or a part of one, that could not be taken. Names no payload.
struct Problem
{
    std::string where;    ///< "span 3", "line 7"
    std::string detail;   ///< which field and why
    bool skipped = false; ///< the record was left out; else only a field was emptied
};

/// What a document of telemetry held: the good records, and why others are missing.
struct Parsed
{
    std::vector<Span> spans;
    std::vector<LogRecord> logs;
    std::vector<Problem> problems;
};

} // namespace runglass::telemetry
