// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

namespace runglass::bench {

/// Questions to the log entries of a cache file made by the generator, each answered from scratch through a
/// CacheReader: nothing found before is used again, what the operating system has read stays.
std::vector<Figure> measureLogQueries(const Setting &setting, const QString &file);

} // namespace runglass::bench
