// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

namespace runglass {

/// Where a record is shown.
enum class RecordPlace { Right, Below, Window };

} // namespace runglass
