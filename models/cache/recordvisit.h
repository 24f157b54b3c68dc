// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/recordbatch.h"
#include "domain/script.h"

#include <functional>
#include <span>

namespace runglass {

/// A run as an answer holds it, and what was wanted beside its columns. Text and payload lie elsewhere.
struct VisitedRun
{
    RunRecord run;
    const Payload *payload = nullptr; ///< null: none is known, or none was wanted
};

/// What is read of runs beside their columns.
struct RunParts
{
    bool revision = false; ///< else it is 0
    bool payload = false;
};

/// What is read of log entries beside their columns.
struct LogParts
{
    bool attributes = false;
};

/// Takes the next rows, which are good during the call; false: enough for now. A read transaction is open
/// meanwhile, so it must not wait for anything.
using RunVisit = std::function<bool(std::span<const VisitedRun>)>;
using LogVisit = std::function<bool(std::span<const LogRecord>)>;

} // namespace runglass
