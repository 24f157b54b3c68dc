// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bitmap/bitmap.h"
#include "domain/columns.h"
#include "runcolumns/runcolumns.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace runglass {

/// The cells of a column as small numbers that sort like them, empty cells last; equal numbers for equal
/// cells. There are such for every column but Run ID and Executed On, unless its numbers lie too far apart.
class CellCodes
{
public:
    /// Nothing where there are none below `mostCodes`. `among` are the runs whose cells matter.
    static std::optional<CellCodes> make(const RunColumns &runs, const Bitmap &among, RunColumn column,
                                         SortOrder order, std::size_t mostCodes);

    /// All codes are below it.
    std::size_t count() const { return m_count; }

    /// Calls visit with something that gives the code of a row: codeOf(chunk, row).
    template <class Visit>
    void use(Visit visit) const
    {
        switch (m_column) {
        case RunColumn::Status:
            visit([this](const RunChunk &chunk, std::size_t row) { return m_codes[chunk.statuses()[row]]; });
            break;
        case RunColumn::Version:
            visit([this](const RunChunk &chunk, std::size_t row) {
                return ofNumber(chunk.versions().at(row));
            });
            break;
        case RunColumn::ResponseTime:
            visit([this](const RunChunk &chunk, std::size_t row) {
                return ofNumber(chunk.responseTimes().at(row));
            });
            break;
        case RunColumn::Function:
            visit([this](const RunChunk &chunk, std::size_t row) { return m_codes[chunk.functions()[row]]; });
            break;
        case RunColumn::SourceType:
            visit(
                [this](const RunChunk &chunk, std::size_t row) { return m_codes[chunk.sourceTypes()[row]]; });
            break;
        default:
            visit([this](const RunChunk &chunk, std::size_t row) { return m_codes[chunk.sources()[row]]; });
            break;
        }
    }

private:
    CellCodes(RunColumn column, SortOrder order)
        : m_column(column)
        , m_order(order)
    {
    }

    std::uint32_t ofNumber(std::optional<std::int64_t> number) const
    {
        if (!number)
            return static_cast<std::uint32_t>(m_count - 1);
        return static_cast<std::uint32_t>(m_order == SortOrder::Ascending ? *number - m_lowest
                                                                          : m_highest - *number);
    }
    void codeStatuses();
    void codeLabels(const LabelTexts &labels);
    bool codeNumbers(const RunColumns &runs, const Bitmap &among, std::size_t mostCodes);

    RunColumn m_column;
    SortOrder m_order;
    std::size_t m_count = 0;
    std::vector<std::uint32_t> m_codes; ///< by status or label
    std::int64_t m_lowest = 0;
    std::int64_t m_highest = 0;
};

} // namespace runglass
