// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "domain/script.h"

#include <cstdint>
#include <string>

namespace runglass::sample {

/// 22 November 2026, 14:59:46 UTC.
inline constexpr Micros newest = 1'795'359'586 * microsPerSecond;

/// Run `number` counts from the newest (0) backwards; statuses, versions and sources come round in turn.
Run run(int number, const std::string &scriptId, Micros newestTime = newest);
/// Some messages have several lines and escape codes.
LogEntry log(int number, const std::string &scriptId, Micros newestTime = newest);

/// A script with runs and three log entries for every run, covered for the last 30 days.
WriteBatch batch(const Script &script, int runs, Micros newestTime = newest);
Script script(const std::string &id, const std::string &name, std::int64_t totalRuns,
              Micros newestTime = newest);

/// Writes and waits until it is committed.
bool write(Cache &cache, WriteBatch batch);

} // namespace runglass::sample
