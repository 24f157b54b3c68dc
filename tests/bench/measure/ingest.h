// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

#include <vector>

namespace runglass::bench {

/// Pages of JSON in memory through the parser and the writer, each page one transaction, until the last one
/// is durable: entries per second; and how many bytes of the file an entry takes.
std::vector<Figure> measureIngest(const Setting &setting);

} // namespace runglass::bench
