// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "filter/filterset.h"
#include "filter/filterwords.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

namespace runglass {

/// The filters nobody needs to save.
class BuiltInFilters
{
    Q_DECLARE_TR_FUNCTIONS(runglass::BuiltInFilters)

public:
    struct Entry
    {
        QString name;
        FilterSet filter; ///< empty when it can't be used now
    };

    /// Failed and not reviewed: what there is to be looked at.
    static FilterSet inbox();
    /// Those slower than P90 and P99 take them from the figures of the selection.
    static std::vector<Entry> of(FilterSubject subject, const std::optional<RunStats> &stats);
};

/// A set narrowed by one more condition. An equal one is not added again; a set joined by OR becomes part of
/// one joined by AND.
FilterSet narrowed(const FilterSet &set, const Condition &condition);

} // namespace runglass
