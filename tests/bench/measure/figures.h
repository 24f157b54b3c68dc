// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

namespace runglass::bench {

/// From a change of the filter to everything that cards and charts show, on the GUI thread: setting.
/// largeCount() runs in a cache file made for it, 720 buckets and a preceding period of the same length.
std::vector<Figure> measureFigures(const Setting &setting);

} // namespace runglass::bench
