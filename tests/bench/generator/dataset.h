// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"
#include "domain/run.h"
#include "domain/script.h"

#include <array>
#include <cstdint>
#include <string>

namespace runglass::generator {

/// What data to make. Equal shapes make equal data, byte for byte.
struct Shape
{
    std::uint64_t seed = 1;
    std::int64_t runs = 100'000;
    std::int64_t logs = 1'000'000; ///< spread evenly over the runs
    /// All times lie in [end - days, end).
    Micros end = 1'780'000'000 * microsPerSecond;
    int days = 7;
    std::string scriptId = "scr-generated";
    std::string scriptName = "Generated";
};

/// Runs and log entries of one script, each a pure function of the shape and its number. Number 0 is the
/// oldest; times never go down.
///
/// Runs: UUID ids; 94 % Success, 5 % Failed, 1 % In Progress; response times log-normal around 400 ms with a
/// Pareto tail (P99 about 9 s, at most 10 minutes); 40 versions, one after the other; 12 functions and 60
/// sources, the first ones far more frequent than the last ones.
///
/// Log entries: UUID ids; 40 % Stdout, 35 % Info, 12 % Debug, 7 % Warning, 4 % Error, 2 % Stderr; messages as
/// writeMessage() makes them; no attributes.
class Dataset
{
public:
    explicit Dataset(Shape shape);

    const Shape &shape() const { return m_shape; }
    Script script() const;

    /// Overwrite the whole record; its strings are reused.
    void makeRun(std::int64_t number, Run &run) const;
    void makeLog(std::int64_t number, LogEntry &entry) const;

    /// The run that a log entry belongs to.
    std::int64_t runOfLog(std::int64_t number) const;

private:
    Micros timeAt(std::int64_t number, std::int64_t count, std::uint64_t bits) const;

    Shape m_shape;
    std::array<std::int64_t, 4096> m_responseTimes{}; ///< equally likely values, in ms
};

} // namespace runglass::generator
