// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "filter/filterwords.h"

#include <optional>
#include <string_view>

namespace runglass {

/// What a column's word in a filter's text means; `error` where it means none.
struct ColumnLookup
{
    std::optional<FilterColumn> column;
    UserError error;
};

/// Takes a word with or without prefix, in any case of ASCII letters. A column of the other table must have
/// its prefix, its own may have one. The error names what comes nearest.
ColumnLookup lookUpColumn(std::string_view word, FilterSubject subject);

} // namespace runglass
