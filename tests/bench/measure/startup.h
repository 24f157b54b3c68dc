// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

#include <vector>

namespace runglass::bench {

/// The real program, from being spawned to its first rows painted: on an empty cache and on a filled one with
/// the demo service, and on `largeCacheFile`. And its GUI thread while it syncs the demo history.
std::vector<Figure> measureStartup(const Setting &setting, const QString &largeCacheFile);

} // namespace runglass::bench
