// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace runglass {

/// Decoding of what stands between the quotes of a valid JSON string.

/// As UTF-8. A lone surrogate becomes the three bytes it would have (WTF-8), so that it can be told and
/// found. Stops once `out` has grown by `limit` bytes or a few more; whether all was decoded.
bool appendDecodedJson(std::string_view raw, std::string &out, std::size_t limit = std::string::npos);
std::string decodedJson(std::string_view raw);

/// As UTF-16, lone surrogates kept as they are.
QString decodedJsonString(std::string_view raw);

} // namespace runglass
