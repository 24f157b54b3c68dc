// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

#include <vector>

namespace runglass::bench {

/// The real window's view of a large cache in this process: the scroll bar set to random places until the
/// rows there have been painted, and how long painting the whole window takes then. `cacheFile` holds the
/// data.
std::vector<Figure> measureScrolling(const Setting &setting, const QString &cacheFile);

} // namespace runglass::bench
