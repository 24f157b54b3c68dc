// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/changenotice.h"
#include "record/recorddetails.h"

#include <string_view>

namespace runglass {

/// Whether what a notice tells of may have changed what is shown of a run. Entries that come more than an
/// hour after a run has ended are not expected.
bool mayConcern(const ChangeNotice &notice, const RecordDetails &details);

/// Whether a notice tells of a script at all.
bool isOfScript(const ChangeNotice &notice, std::string_view scriptId);

} // namespace runglass
