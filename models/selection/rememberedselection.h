// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "filter/filterset.h"
#include "timerange/rangechoice.h"

#include <QString>

namespace runglass {

/// What is remembered of a script: how its runs and log entries were looked at last.
struct RememberedSelection
{
    struct Table
    {
        FilterSet filter;
        QString search;
        QString sort; ///< as columnSortFrom() reads it; empty: as usual

        friend bool operator==(const Table &, const Table &) = default;
    };

    RangeChoice range;
    Table runs;
    Table logs;
    bool showsLogs = false;

    friend bool operator==(const RememberedSelection &, const RememberedSelection &) = default;
};

/// One line of JSON.
QString toText(const RememberedSelection &selection);
/// What can't be read, or not any more, is as it usually is.
RememberedSelection rememberedSelectionFrom(const QString &text);

} // namespace runglass
