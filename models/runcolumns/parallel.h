// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <functional>

namespace runglass {

/// Calls work(begin, end) for parts of [0, count) that cover all of it, on all cores when there are at least
/// two parts of `least`; returns when all are done. The parts come from a counter, so that a slow one keeps
/// nobody waiting.
void parallelFor(std::size_t count, std::size_t least,
                 const std::function<void(std::size_t, std::size_t)> &work);

} // namespace runglass
