// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

namespace runglass::bench {

/// How long a record view waits for what it shows, of a large cache: documents of 2 KB, 20 log entries a run.
/// `logCache`: a file with very many log entries.
std::vector<Figure> measureRecords(const Setting &setting, const QString &logCache);

} // namespace runglass::bench
