// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/diffkind.h"
#include "record/recorddetails.h"

#include <optional>
#include <vector>

namespace runglass {

/// What two runs are compared by, beside their documents and log entries; shown in this order.
enum class ComparedColumn {
    Status,
    Version,
    ResponseTime,
    Function,
    ExecutedOn,
    SourceType,
    Source,
    Error,
    LogEntries
};

struct ColumnDifference
{
    ComparedColumn column = ComparedColumn::Status;
    DiffKind kind = DiffKind::Equal;
    /// Right minus left where both are numbers: versions, ms, µs (ExecutedOn), entries.
    std::optional<std::int64_t> delta;
};

/// Every column once. When the runs were executed, and how many entries they have (which are compared
/// themselves), is no difference, only Alike. A column
/// empty on one side is added or removed. An error that is not known is compared with nothing.
std::vector<ColumnDifference> diffColumns(const RecordDetails &left, const RecordDetails &right);

/// Whether it is known what a run ended with: that comes with its documents.
bool isErrorKnown(const RecordDetails &record);

} // namespace runglass
