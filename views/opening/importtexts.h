// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "review/reviewjob.h"
#include "tables/displayvalues.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace runglass {

/// The sentences of an import: pure functions of what is known.
class ImportTexts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ImportTexts)

public:
    /// "Importing billing_runs_data.csv", with which of how many when there are several.
    static QString title(const ReviewProgress &progress);
    /// "12,408 runs and 861,002 log entries", "180 MB of 1.0 GB", "210 MB/s, about 4 s left", a line each.
    /// `elapsedMs`: since the import began; what changes with every piece is rounded, so that it can be read.
    static QString progress(const ReviewProgress &progress, qint64 elapsedMs, const DisplayValues &values);
    /// What an import has to say once the workspace is shown; nothing when all went as it should.
    static std::optional<UserError> remarks(const ReviewOutcome &outcome, const DisplayValues &values);
};

} // namespace runglass
