// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bundle/bundleinfo.h"
#include "domain/usererror.h"
#include "links/link.h"
#include "marks/marks.h"

#include <QCoreApplication>

#include <vector>

namespace runglass {

/// What a bundle says beside its records, as the parts of the window take it. All of it is a stranger's: text
/// is made visible, never obeyed, and a filter that can't be read is left away.
struct BundleReception
{
    Q_DECLARE_TR_FUNCTIONS(runglass::BundleReception)

public:
    /// The list as the sender looked at it; it leads to no script when the bundle names none.
    static Link listOf(const BundleInfo &info);
    static std::vector<MarkedRun> marksOf(const ReceivedBundle &bundle);
    /// Who sent it, what they say, what they took out.
    static UserError wordsOf(const BundleInfo &info);
};

} // namespace runglass
