// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runs/runscolumns.h"

namespace runglass {

ColumnLayout defaultRunsColumns()
{
    return {
        {QStringLiteral("run_id"), 156},           {QStringLiteral("status"), 124},
        {QStringLiteral("version"), 84},           {QStringLiteral("response_time"), 132},
        {QStringLiteral("function"), 200},         {QStringLiteral("executed_on"), 168},
        {QStringLiteral("source_type"), 120},      {QStringLiteral("source"), 240},
        {QStringLiteral("marks"), 58, true, true},
    };
}

} // namespace runglass
