// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/hitvisit.h"
#include "logstore/logorder.h"

#include <functional>
#include <vector>

namespace runglass {

/// Sorts hits by one of their texts, byte by byte; equal texts stay newest first, empty ones come last in
/// either direction.
class TextSort
{
public:
    enum class Column { Id, Message };

    /// `newestFirst`: the hits; must outlive it.
    TextSort(const TimeOrder &newestFirst, Column column, bool descending)
        : m_order(newestFirst)
        , m_column(column)
        , m_descending(descending)
    {
    }

    /// `first` gets the positions of the first `rows` rows once they are known.
    void onFirst(std::size_t rows, std::function<void(std::vector<std::uint32_t>)> first)
    {
        m_firstRows = rows;
        m_first = std::move(first);
    }
    void onProgress(std::function<void(double)> progress) { m_progress = std::move(progress); }

    /// The positions of all hits in order. Worthless when the token was cancelled or a connection failed.
    std::vector<std::uint32_t> positions(const ScanTools &tools);

private:
    const TimeOrder &m_order;
    Column m_column;
    bool m_descending;
    std::size_t m_firstRows = 0;
    std::function<void(std::vector<std::uint32_t>)> m_first;
    std::function<void(double)> m_progress;
};

} // namespace runglass
