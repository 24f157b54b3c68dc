// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "marks/marks.h"

#include <cstddef>
#include <optional>
#include <string>

namespace runglass {

/// What shall be said of a run from now on, whatever it was before: so that it can be told again on top of
/// what another process has written meanwhile.
struct MarkChange
{
    std::string runId;
    std::string scriptId;
    /// Without a value: stays as it is.
    std::optional<bool> reviewed;
    std::optional<bool> bookmarked;
    std::optional<std::string> note;
    /// Comes from somebody else: adds to what the user has said and takes nothing of it away.
    bool isTakenIn = false;

    friend bool operator==(const MarkChange &, const MarkChange &) = default;
};

/// The longest note that is taken in from elsewhere, in bytes; what the user writes is as long as it is.
inline constexpr std::size_t longestTakenNote = 64 * 1024;

Mark changed(const Mark &before, const MarkChange &change);

/// The change that brings back what was before.
MarkChange restoring(const MarkedRun &before);
/// Takes a mark in: notes go behind one another, and one that is there already is not added again.
MarkChange takingIn(const MarkedRun &theirs);

} // namespace runglass
