// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sharing/bundlewriter.h"
#include "sharing/removalpreview.h"
#include "tables/displayvalues.h"

#include <QCoreApplication>
#include <QString>

namespace runglass {

/// The sentences of sharing: pure functions of what is known.
class BundleTexts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::BundleTexts)

public:
    static QString kind(RedactionKind kind);
    static QString place(RemovalPlace place);
    /// "12 runs, 240 log entries, input and output of 9 runs; those of 3 runs are not on this machine".
    static QString counts(const BundleCounts &counts, const BundleContent &content,
                          const DisplayValues &values);
    /// "1,203 values will be removed: 401 passwords, 1 token". Nothing to remove is said too.
    static QString removals(const RemovalPreview &preview, const DisplayValues &values);
    /// What a preview can't show: documents that paths don't apply to; empty for none.
    static QString remark(const RemovalPreview &preview, const DisplayValues &values);
    static QString sample(const RemovalPreview::Row &row, const DisplayValues &values);
    static QString progress(const BundleProgress &progress, const DisplayValues &values);
    static QString written(const WrittenBundle &bundle, const DisplayValues &values);
    /// What was removed, from the words in a bundle's "redaction"; empty for nothing.
    static QString redaction(const std::string &words);
};

} // namespace runglass
