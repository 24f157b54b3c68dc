// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

#include <vector>

namespace runglass::bench {

/// Files into a new cache by runglass-cli, from its start to its end: bytes of the file per second; and the
/// memory it took at most. The file of log entries is 1 GB, with --quick 100 MB; the others are a tenth.
std::vector<Figure> measureImporting(const Setting &setting);

} // namespace runglass::bench
