// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

namespace runglass::bench {

/// How long a chart of 720 buckets takes to be painted, to follow the pointer and to be resized, and how long
/// it takes from another filter over the large number of runs to its picture.
std::vector<Figure> measureCharting(const Setting &setting);

} // namespace runglass::bench
