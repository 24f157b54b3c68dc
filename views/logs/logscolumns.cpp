// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logs/logscolumns.h"

namespace runglass {

ColumnLayout defaultLogsColumns()
{
    return {
        {QStringLiteral("log_id"), 156},  {QStringLiteral("level"), 112},
        {QStringLiteral("message"), 700}, {QStringLiteral("timestamp"), 168},
        {QStringLiteral("run_id"), 156},  {QStringLiteral("marks"), 58, true, true},
    };
}

} // namespace runglass
