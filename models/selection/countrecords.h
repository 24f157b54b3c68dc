// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"

namespace runglass {

/// How many records a question has for an answer. On a query thread.
Result<std::int64_t> countRecords(CacheReader &reader, const RunsQuery &query, const CancelToken &token);
Result<std::int64_t> countRecords(CacheReader &reader, const LogsQuery &query, const CancelToken &token);

} // namespace runglass
