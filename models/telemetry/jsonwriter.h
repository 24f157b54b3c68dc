// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace runglass {

/// Appends text to a JSON document under way. Bytes that are not UTF-8 become U+FFFD, so that what comes out
/// is always valid (RFC 8259).
void appendJsonString(std::string &out, std::string_view text);
/// The shortest decimal that reads back as the same number; what JSON has no form for becomes null.
void appendJsonNumber(std::string &out, double value);
void appendJsonNumber(std::string &out, std::int64_t value);

/// The text with every byte that is not part of valid UTF-8 replaced by U+FFFD.
std::string repairUtf8(std::string_view text);

} // namespace runglass
