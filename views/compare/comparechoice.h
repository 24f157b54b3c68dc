// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

namespace runglass {

/// Which run another one is compared with.
struct CompareChoice
{
    enum class Kind {
        EarlierSuccess, ///< the nearest earlier successful run of the same function
        PreviousRun,    ///< the nearest earlier run of the same function, however it ended
        Named,          ///< the one with `runId`
    };

    Kind kind = Kind::EarlierSuccess;
    QString runId;

    friend bool operator==(const CompareChoice &, const CompareChoice &) = default;
};

} // namespace runglass
