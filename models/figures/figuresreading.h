// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "figures/figures.h"

namespace runglass {

/// How a question about figures is answered from the cache; on a query thread.
namespace figuresreading {

/// What is seen first: figures and charts, by one evaluation of the filter. Deployments are those of `last`,
/// if that is about the same script; it may be null.
Result<FiguresPointer> first(CacheReader &reader, const FiguresQuestion &question, const FiguresPointer &last,
                             const CancelToken &token);

/// The same and what takes longer: deployments, and in Logs the preceding period.
Result<FiguresPointer> rest(CacheReader &reader, const FiguresPointer &figures, const CancelToken &token);

} // namespace figuresreading

} // namespace runglass
