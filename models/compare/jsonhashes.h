// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/canceltoken.h"
#include "json/jsondocument.h"

#include <cstdint>
#include <vector>

namespace runglass {

/// A hash of every value of a document with all that is in it, and of its key: equal for values that are no
/// different. The order of keys counts for nothing, unless a key is repeated; how strings are escaped and
/// white space neither. Numbers count as they are written.
///
/// With a seed nobody outside knows, values that collide can't be made on purpose. 16 bytes a value;
/// immutable.
class JsonHashes
{
public:
    /// Near linear. Of a stopped one the hashes mean nothing.
    JsonHashes(const JsonDocument &document, std::uint64_t seed, const CancelToken &stop);

    std::uint64_t value(JsonNodeId node) const { return m_values[node]; }
    /// 0 where there is no key.
    std::uint64_t key(JsonNodeId node) const { return m_keys[node]; }

private:
    std::uint64_t hashText(std::string_view raw, std::uint64_t seed);
    std::uint64_t scalar(const JsonDocument &document, JsonNodeId node, std::uint64_t seed);
    std::uint64_t object(const JsonDocument &document, JsonNodeId node, std::uint64_t seed);
    std::uint64_t array(const JsonDocument &document, JsonNodeId node, std::uint64_t seed) const;

    std::vector<std::uint64_t> m_values;
    std::vector<std::uint64_t> m_keys;
    std::vector<JsonNodeId> m_members; ///< scratch
    std::string m_decoded;             ///< scratch
};

/// A hash of two.
std::uint64_t joinHashes(std::uint64_t first, std::uint64_t second);

} // namespace runglass
