// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <vector>

namespace runglass {

/// The simple case folding of Unicode (status C and S of CaseFolding.txt): one code point to one code point.
///
/// What has none folds to itself; so does every value above U+10FFFF.
char32_t foldCase(char32_t codePoint);

/// Every code point that folds to `folded`, itself among them, ascending; at most a handful. `folded` is a
/// result of foldCase().
std::vector<char32_t> caseVariants(char32_t folded);

} // namespace runglass
