// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/columnlayout.h"

#include <optional>

namespace runglass {

/// By which column of a table, counted as in its model, the rows are ordered.
struct ColumnSort
{
    int column = 0;
    Qt::SortOrder order = Qt::DescendingOrder;

    friend bool operator==(const ColumnSort &, const ColumnSort &) = default;
};

/// As remembered: the column's name and "asc" or "desc". `columns` are in the order of the model.
QString toText(const ColumnSort &sort, const ColumnLayout &columns);
/// Nothing for what can't be read or names no column there is.
std::optional<ColumnSort> columnSortFrom(const QString &text, const ColumnLayout &columns);

} // namespace runglass
