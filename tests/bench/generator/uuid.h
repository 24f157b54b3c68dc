// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <string>

namespace runglass::generator {

/// Writes 128 bits as the text of a version 4 UUID (RFC 9562), in lower case, over what `text` held.
void writeUuid(std::uint64_t high, std::uint64_t low, std::string &text);

} // namespace runglass::generator
