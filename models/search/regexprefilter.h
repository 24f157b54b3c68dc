// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace runglass {

/// Texts of which every message that an expression matches holds at least one, ignoring case; empty: nothing
/// is known, or so many that looking for them would not pay.
std::vector<std::string> requiredTexts(const re2::RE2 &expression);

} // namespace runglass
