// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/comparisonrows.h"
#include "tables/displayvalues.h"
#include "json/jsonline.h"

#include <QCoreApplication>

namespace runglass {

/// Writes the rows of a comparison as lines, one for each side. Each costs some microseconds, whatever stands
/// in the documents; strings that differ are looked through for the place, as far as some hundred kilobytes.
class ComparisonLines
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ComparisonLines)

public:
    static constexpr int deepest = 48;

    /// `values`: how times and numbers are written.
    explicit ComparisonLines(DisplayValues values = DisplayValues())
        : m_values(std::move(values))
    {
    }

    const DisplayValues &values() const { return m_values; }
    ShownLine line(const ComparisonRows &rows, std::size_t row, Side side) const;
    /// "Input", "Logs", …
    static QString partName(ComparedPart part);
    /// "2 changed, 1 added"; "no differences".
    static QString countsText(const DiffCounts &counts);

private:
    void heading(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row, Side side) const;
    void note(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row, Side side) const;
    void column(ShownLine &line, const Comparison &compared, const ComparisonRow &row, Side side) const;
    void place(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row, Side side) const;
    void within(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row, Side side) const;
    void textLine(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row, Side side) const;
    void entry(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row, Side side) const;
    void further(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row, Side side) const;
    QString sinceStart(Micros time) const;

    DisplayValues m_values;
};

/// Where a value is, as the normalized path of RFC 9535; empty where the row or side has none. Linear in the
/// depth.
QString comparedPath(const ComparisonRows &rows, const ComparisonRow &row, Side side);
/// The value on a side: strings, messages and columns as what they say, other JSON values as sent. Linear in
/// it.
QString comparedValue(const ComparisonRows &rows, const ComparisonRow &row, Side side,
                      const DisplayValues &values);

} // namespace runglass
