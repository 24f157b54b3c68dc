// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>

namespace runglass {

/// A value of a JSON document by its place in document order; the outermost one is 0.
using JsonNodeId = std::uint32_t;
inline constexpr JsonNodeId noJsonNode = 0xFFFF'FFFF;

enum class JsonKind { Object, Array, String, Number, True, False, Null };

/// What the index keeps of a value: 16 bytes, because filling memory is half of what taking a large document
/// apart costs. Everything else is read from the text when it is needed.
struct JsonNode
{
    std::uint32_t begin; ///< offset of the value's first byte, which also tells its kind
    JsonNodeId parent;   ///< noJsonNode for the outermost value
    std::uint32_t
        extent; ///< object, array: the node behind the last one inside; else offset behind the value
    std::uint32_t position : 31;   ///< place among the values of its parent, from 0
    std::uint32_t isContainer : 1; ///< an object or array
};
static_assert(sizeof(JsonNode) == 16);

} // namespace runglass
