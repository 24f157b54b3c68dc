// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

namespace runglass::bench {

/// Questions to the runs of one script, setting.largeCount() of them, in a cache file made for it; each
/// answered from scratch through a CacheReader.
std::vector<Figure> measureRunQueries(const Setting &setting);

} // namespace runglass::bench
