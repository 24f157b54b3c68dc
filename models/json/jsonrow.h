// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/jsonnode.h"

namespace runglass {

/// One line of a shown document, in 8 bytes: a value, a closing bracket, or a further line of a string that
/// is shown in full.
struct JsonRow
{
    static constexpr std::uint32_t closingPart = (1U << 22) - 1;
    static constexpr std::uint32_t mostDocuments = 1U << 10;

    JsonNodeId node = 0;
    std::uint32_t part : 22 = 0;     ///< 0: the value; 1 and more: further lines of a string; or closingPart
    std::uint32_t document : 10 = 0; ///< 0: the document itself; else one unfolded from a string

    bool isValue() const { return part == 0; }
    bool isClosing() const { return part == closingPart; }
    bool isFurtherLine() const { return part != 0 && part != closingPart; }

    friend bool operator==(const JsonRow &, const JsonRow &) = default;
};
static_assert(sizeof(JsonRow) == 8);

} // namespace runglass
