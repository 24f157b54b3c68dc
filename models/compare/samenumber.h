// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <string_view>

namespace runglass {

/// Whether two JSON numbers have exactly the same decimal value, however they are written: 1, 1.0, 10e-1; -0
/// and 0. No rounding. Exponents of more than 17 digits are the same only when the texts are.
bool isSameNumber(std::string_view left, std::string_view right);

} // namespace runglass
