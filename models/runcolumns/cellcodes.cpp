// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/cellcodes.h"

#include "runcolumns/runvisit.h"

#include <algorithm>
#include <limits>

namespace runglass {

std::optional<CellCodes> CellCodes::make(const RunColumns &runs, const Bitmap &among, RunColumn column,
                                         SortOrder order, std::size_t mostCodes)
{
    CellCodes codes(column, order);
    switch (column) {
    case RunColumn::RunId:
    case RunColumn::ExecutedOn:
        return {};
    case RunColumn::Status:
        codes.codeStatuses();
        break;
    case RunColumn::Version:
    case RunColumn::ResponseTime:
        if (!codes.codeNumbers(runs, among, mostCodes))
            return {};
        break;
    case RunColumn::Function:
    case RunColumn::SourceType:
    case RunColumn::Source:
        codes.codeLabels(runs.labels());
        break;
    }
    if (codes.m_count > mostCodes)
        return {};
    return codes;
}

void CellCodes::codeStatuses()
{
    // Any number a damaged file may hold counts as unknown.
    m_codes.assign(256, 3);
    for (std::uint32_t status = 1; status <= 3; ++status)
        m_codes[status] = m_order == SortOrder::Ascending ? status - 1 : 3 - status;
    m_count = 4;
}

void CellCodes::codeLabels(const LabelTexts &labels)
{
    std::vector<std::pair<std::string_view, LabelId>> sorted;
    sorted.reserve(labels.size());
    for (LabelId id = 0; id < labels.size(); ++id) {
        const std::string_view text = labels.text(id);
        sorted.emplace_back(m_column == RunColumn::SourceType ? sourceTypeLabel(text) : text, id);
    }
    std::sort(sorted.begin(), sorted.end());
    // The empty text comes first here and last among the codes.
    m_codes.resize(labels.size());
    std::uint32_t distinct = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        distinct += sorted[i].first != sorted[i - 1].first ? 1 : 0;
        m_codes[sorted[i].second] = distinct;
    }
    m_count = std::size_t{distinct} + 1;
    for (std::uint32_t &code : m_codes) {
        if (code == 0)
            code = distinct;
        else
            code = m_order == SortOrder::Ascending ? code - 1 : distinct - code;
    }
}

bool CellCodes::codeNumbers(const RunColumns &runs, const Bitmap &among, std::size_t mostCodes)
{
    m_lowest = std::numeric_limits<std::int64_t>::max();
    m_highest = std::numeric_limits<std::int64_t>::min();
    runvisit::parts(runs, {0, runs.size()},
                    [&](const RunChunk &chunk, std::size_t first, std::size_t begin, std::size_t end) {
                        const NumberColumn &column =
                            m_column == RunColumn::Version ? chunk.versions() : chunk.responseTimes();
                        runvisit::rows(among, first, begin, end, [&](std::size_t row) {
                            if (const auto number = column.at(row)) {
                                m_lowest = std::min(m_lowest, *number);
                                m_highest = std::max(m_highest, *number);
                            }
                        });
                    });
    if (m_lowest > m_highest) {
        m_count = 1;
        return true;
    }
    const std::uint64_t length = static_cast<std::uint64_t>(m_highest) - static_cast<std::uint64_t>(m_lowest);
    if (length >= mostCodes)
        return false;
    m_count = static_cast<std::size_t>(length) + 2;
    return true;
}

} // namespace runglass
