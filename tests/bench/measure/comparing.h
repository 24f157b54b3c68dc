// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

namespace runglass::bench {

/// What is different between two runs with documents of 1 and 10 MB and many log entries, from texts to the
/// finished comparison.
std::vector<Figure> measureComparing(const Setting &setting);

} // namespace runglass::bench
