// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/columnsort.h"

namespace runglass {

QString toText(const ColumnSort &sort, const ColumnLayout &columns)
{
    const bool ascending = sort.order == Qt::AscendingOrder;
    return columns[static_cast<std::size_t>(sort.column)].name + QLatin1String(ascending ? " asc" : " desc");
}

std::optional<ColumnSort> columnSortFrom(const QString &text, const ColumnLayout &columns)
{
    for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            if (toText({column, order}, columns) == text)
                return ColumnSort{column, order};
        }
    }
    return {};
}

} // namespace runglass
