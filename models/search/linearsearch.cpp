// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/linearsearch.h"

#include "search/casefolding.h"
#include "search/utf8units.h"

#include <utility>

namespace runglass {

LinearSearch::LinearSearch(std::vector<char32_t> needle)
    : m_needle(std::move(needle))
    , m_borders(m_needle.size())
{
    std::uint32_t border = 0;
    for (std::size_t i = 1; i < m_needle.size(); ++i) {
        while (border > 0 && m_needle[i] != m_needle[border])
            border = m_borders[border - 1];
        if (m_needle[i] == m_needle[border])
            ++border;
        m_borders[i] = border;
    }
}

std::optional<TextRange> LinearSearch::find(std::string_view text, std::size_t from) const
{
    std::size_t matched = 0;
    for (std::size_t position = from; position < text.size();) {
        const Utf8Unit unit = unitAt(text, position);
        const char32_t folded = foldCase(unit.value);
        position += unit.length;
        while (matched > 0 && folded != m_needle[matched])
            matched = m_borders[matched - 1];
        if (folded != m_needle[matched])
            continue;
        if (++matched < m_needle.size())
            continue;
        std::size_t begin = position;
        for (std::size_t i = 0; i < m_needle.size(); ++i)
            begin -= unitBefore(text, begin).length;
        return TextRange{begin, position - begin};
    }
    return {};
}

} // namespace runglass
