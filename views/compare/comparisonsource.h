// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/comparisonlines.h"
#include "json/linesource.h"

namespace runglass {

/// One side of a comparison as the lines of a LinesView.
class ComparisonSource : public LineSource
{
public:
    /// Both must outlive it.
    ComparisonSource(const ComparisonRows &rows, const ComparisonLines &lines, Side side)
        : m_rows(rows)
        , m_lines(lines)
        , m_side(side)
    {
    }

    qsizetype lineCount() const override { return static_cast<qsizetype>(m_rows.size()); }
    ShownLine line(qsizetype row) const override
    {
        return m_lines.line(m_rows, static_cast<std::size_t>(row), m_side);
    }
    std::optional<qsizetype> parentOf(qsizetype row) const override
    {
        const auto parent = m_rows.parentOf(static_cast<std::size_t>(row));
        return parent ? std::optional(static_cast<qsizetype>(*parent)) : std::nullopt;
    }
    /// Where the value is.
    QString toolTip(qsizetype row) const override
    {
        return comparedPath(m_rows, m_rows[static_cast<std::size_t>(row)], m_side);
    }

private:
    const ComparisonRows &m_rows;
    const ComparisonLines &m_lines;
    const Side m_side;
};

} // namespace runglass
