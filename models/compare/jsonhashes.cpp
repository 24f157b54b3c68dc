// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/jsonhashes.h"

#include "json/jsonstring.h"

#include <xxhash.h>

#include <algorithm>

namespace runglass {

namespace {

constexpr JsonNodeId lookAtStop = 0xFFF; // nodes between looks at the token

/// Numbers that no content can be mistaken for: each kind hashes under a seed of its own.
std::uint64_t kindSeed(std::uint64_t seed, JsonKind kind)
{
    return seed + 0x9E37'79B9'7F4A'7C15 * (static_cast<std::uint64_t>(kind) + 1);
}

} // namespace

/// The finalizer of MurmurHash3 (A. Appleby, public domain) over both.
std::uint64_t joinHashes(std::uint64_t first, std::uint64_t second)
{
    std::uint64_t hash = first * 0x9E37'79B9'7F4A'7C15 + second;
    hash = (hash ^ (hash >> 33)) * 0xFF51'AFD7'ED55'8CCD;
    hash = (hash ^ (hash >> 33)) * 0xC4CE'B9FE'1A85'EC53;
    return hash ^ (hash >> 33);
}

JsonHashes::JsonHashes(const JsonDocument &document, std::uint64_t seed, const CancelToken &stop)
    : m_values(document.size())
    , m_keys(document.size())
{
    // What is inside comes behind, so from the end on all children are there before their parent.
    for (JsonNodeId node = document.size(); node-- > 0;) {
        if ((node & lookAtStop) == 0 && stop.isCancelled())
            return;
        if (document.hasKey(node))
            m_keys[node] = hashText(document.keySource(node), seed);
        if (!document.isContainer(node))
            m_values[node] = scalar(document, node, seed);
        else if (document.isObject(node))
            m_values[node] = object(document, node, seed);
        else
            m_values[node] = array(document, node, seed);
    }
}

std::uint64_t JsonHashes::hashText(std::string_view raw, std::uint64_t seed)
{
    if (raw.find('\\') != std::string_view::npos) {
        m_decoded.clear();
        appendDecodedJson(raw, m_decoded);
        raw = m_decoded;
    }
    return XXH3_64bits_withSeed(raw.data(), raw.size(), seed);
}

std::uint64_t JsonHashes::scalar(const JsonDocument &document, JsonNodeId node, std::uint64_t seed)
{
    const JsonKind kind = document.kind(node);
    const std::uint64_t own = kindSeed(seed, kind);
    if (kind == JsonKind::String)
        return hashText(document.stringSource(node), own);
    const std::string_view source = document.source(node);
    return XXH3_64bits_withSeed(source.data(), source.size(), own);
}

/// Its members in the order of their keys' hashes, repeated keys in that of the document.
std::uint64_t JsonHashes::object(const JsonDocument &document, JsonNodeId node, std::uint64_t seed)
{
    m_members.clear();
    for (JsonNodeId child = document.firstChild(node); child != noJsonNode;
         child = document.nextSibling(child))
        m_members.push_back(child);
    std::ranges::sort(m_members, [this](JsonNodeId a, JsonNodeId b) {
        return m_keys[a] != m_keys[b] ? m_keys[a] < m_keys[b] : a < b;
    });
    std::uint64_t hash = kindSeed(seed, JsonKind::Object);
    for (const JsonNodeId member : m_members)
        hash = joinHashes(joinHashes(hash, m_keys[member]), m_values[member]);
    return hash;
}

std::uint64_t JsonHashes::array(const JsonDocument &document, JsonNodeId node, std::uint64_t seed) const
{
    std::uint64_t hash = kindSeed(seed, JsonKind::Array);
    for (JsonNodeId child = document.firstChild(node); child != noJsonNode;
         child = document.nextSibling(child))
        hash = joinHashes(hash, m_values[child]);
    return hash;
}

} // namespace runglass
