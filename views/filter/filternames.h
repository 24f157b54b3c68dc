// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "filter/filterset.h"
#include "filter/filterwords.h"

#include <QCoreApplication>
#include <QString>

#include <span>

namespace runglass {

/// What columns, operators and values are called where a filter is put together.
class FilterNames
{
    Q_DECLARE_TR_FUNCTIONS(runglass::FilterNames)

public:
    /// The columns a filter may name, those of its own table first.
    static std::span<const FilterColumn> columns(FilterSubject subject);
    /// "Response Time"; one of the other table says so: "Log Message of an entry", "Status of the run".
    static QString column(FilterColumn column, FilterSubject subject);
    /// "is equal to", "≥".
    static QString op(FilterOperator op);
    /// What a value looks like, for an empty field.
    static QString example(FilterColumn column, FilterOperator op);
    /// A value as it is shown in a chip and typed again.
    static QString value(FilterColumn column, const FilterValue &value);
};

} // namespace runglass
