// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

#include <vector>

namespace runglass::bench {

/// J in a list of runs with their record beside it: from the key to the record painted, with payloads of 2 KB
/// and 20 log entries a run in the cache; and how far behind a key that is held down the record is.
std::vector<Figure> measureWalking(const Setting &setting, const QString &cacheFile);

} // namespace runglass::bench
