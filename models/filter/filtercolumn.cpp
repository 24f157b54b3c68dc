// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filtercolumn.h"

namespace runglass {

FilterValueKind kindOf(FilterColumn column)
{
    switch (column) {
    case FilterColumn::Status:
        return FilterValueKind::Status;
    case FilterColumn::Level:
        return FilterValueKind::Level;
    case FilterColumn::Version:
        return FilterValueKind::Version;
    case FilterColumn::ResponseTime:
        return FilterValueKind::Duration;
    case FilterColumn::Reviewed:
    case FilterColumn::Bookmarked:
        return FilterValueKind::Flag;
    case FilterColumn::RunId:
    case FilterColumn::Function:
    case FilterColumn::SourceType:
    case FilterColumn::Source:
    case FilterColumn::LogId:
    case FilterColumn::Message:
    case FilterColumn::Note:
        break;
    }
    return FilterValueKind::Text;
}

bool isLogColumn(FilterColumn column)
{
    return column == FilterColumn::LogId || column == FilterColumn::Level || column == FilterColumn::Message;
}

bool isMarkColumn(FilterColumn column)
{
    return column == FilterColumn::Reviewed || column == FilterColumn::Bookmarked ||
           column == FilterColumn::Note;
}

} // namespace runglass
