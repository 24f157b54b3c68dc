// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/textblock.h"

#include <string_view>
#include <vector>

namespace runglass::test {

/// What TextMatcher::findAll() must find, told plainly: decode both by ICU, fold both by ICU, compare at
/// every place.
std::vector<TextRange> findAllPlainly(std::string_view text, std::string_view needle);

} // namespace runglass::test
