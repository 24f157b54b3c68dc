// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonnodes.h"

#include <algorithm>
#include <new>

namespace runglass {

void JsonNodes::resize(std::size_t capacity)
{
    void *block = std::realloc(m_nodes.get(), capacity * sizeof(JsonNode));
    if (!block)
        throw std::bad_alloc();
    (void)m_nodes.release();
    m_nodes.reset(static_cast<JsonNode *>(block));
    m_capacity = capacity;
}

void JsonNodes::grow()
{
    resize(std::max<std::size_t>(64, m_capacity * 2));
}

void JsonNodes::shrink()
{
    if (m_size > 0 && m_size < m_capacity)
        resize(m_size);
}

} // namespace runglass
