// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "generator/dataset.h"

#include <QString>

namespace runglass::generator {

/// Writes all log entries as plain text, oldest first, one line each: time, level, run id, message, parted by
/// `separator`. What a line-oriented search tool is compared on; with tabs, what databases import.
Result<void> writeTextFile(const Dataset &dataset, const QString &file, char separator = ' ');

/// Writes all runs, oldest first, one line each: id, status, version, response time in ms or nothing, time,
/// parted by tabs.
Result<void> writeRunsFile(const Dataset &dataset, const QString &file);

} // namespace runglass::generator
