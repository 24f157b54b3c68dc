// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

namespace runglass::bench {

/// How long it takes until all log entries, and all runs, of a cache are in a file, with what memory.
/// `cacheFile`: from the generator.
std::vector<Figure> measureExporting(const Setting &setting, const QString &cacheFile);

} // namespace runglass::bench
