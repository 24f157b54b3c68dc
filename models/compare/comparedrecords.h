// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"

namespace runglass {

/// Which runs are compared with a run when the user names none.
enum class EarlierRun { Successful, Any };

/// The nearest run before this one with the same function of the same script; nothing when the cache has
/// none. On a query thread.
Result<std::optional<Run>> findEarlierRun(CacheReader &reader, const Run &run, EarlierRun which,
                                          const CancelToken &stop);

} // namespace runglass
