// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "measure/figure.h"
#include "measure/setting.h"

namespace runglass::bench {

/// The gateway from nothing to serving the demo history.
Figure measureDemoHistory(const Setting &setting);

} // namespace runglass::bench
