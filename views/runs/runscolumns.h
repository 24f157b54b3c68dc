// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/columnlayout.h"

namespace runglass {

/// The columns of the table with their names in the settings and their widths at first.
ColumnLayout defaultRunsColumns();

} // namespace runglass
