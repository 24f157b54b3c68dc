// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/jsonnode.h"

#include <cstddef>
#include <cstdlib>
#include <memory>

namespace runglass {

/// The growing index of a document. Unlike a vector it grows in place where the system can move pages
/// instead of bytes (realloc of large blocks), which halves the time of large documents.
class JsonNodes
{
public:
    std::size_t size() const { return m_size; }
    JsonNode &operator[](std::size_t index) { return m_nodes.get()[index]; }
    const JsonNode &operator[](std::size_t index) const { return m_nodes.get()[index]; }

    /// Throws std::bad_alloc.
    void push(const JsonNode &node)
    {
        if (m_size == m_capacity)
            grow();
        m_nodes.get()[m_size++] = node;
    }
    /// Gives back what growing took in advance.
    void shrink();

private:
    struct Free
    {
        void operator()(JsonNode *nodes) const { std::free(nodes); }
    };

    void grow();
    void resize(std::size_t capacity);

    std::unique_ptr<JsonNode, Free> m_nodes;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace runglass
