// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/run.h"

#include <optional>

namespace runglass::gateway {

/// What a stored run becomes when another state of it arrives, in whatever order; nothing when it stays as it
/// is. A finished run stays finished; what an earlier message left open is filled in.
std::optional<Run> mergedRun(const Run &stored, const Run &arrived);

} // namespace runglass::gateway
