// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "generator/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace runglass::generator {

/// Answers of GET /scripts/{id}/runs and /logs over the whole dataset as the service would give them: newest
/// first, `pageSize` records each, `next` null in the last one. About 300 bytes of memory per record.
std::vector<std::string> runPages(const Dataset &dataset, std::int64_t pageSize = 5'000);
std::vector<std::string> logPages(const Dataset &dataset, std::int64_t pageSize = 5'000);

} // namespace runglass::generator
