// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "generator/dataset.h"

#include <QString>

namespace runglass::generator {

/// Writes the dataset into a cache file, made when missing, with its time range covered; through the same
/// writer a sync uses, oldest first. Blocks until everything is committed.
Result<void> writeCacheFile(const Dataset &dataset, const QString &file);

} // namespace runglass::generator
