// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

#include <vector>

namespace runglass::bench {

/// From a document in memory to its first lines on the screen, in a pane of 600 by 800.
std::vector<Figure> measureDocumentPainting(const Setting &setting);

} // namespace runglass::bench
