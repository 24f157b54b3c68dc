// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/runids.h"
#include "cache/writebatch.h"
#include "compression/zstd.h"

#include <optional>
#include <string_view>

namespace runglass {

/// Writes what is known of runs beyond their columns. Part of the writer.
class RunExtraStore
{
public:
    RunExtraStore(Connection &connection, RunIds &ids);

    /// After the runs of the batch. What is known stays: attributes are those that came first, and the last
    /// entry only gets later. Of a run that is more than inferred no last entry is kept.
    void put(const RunExtra &extra);

private:
    Connection &m_connection;
    RunIds &m_ids;
    Compressor m_compressor;
    Statement m_putAttributes;
    Statement m_putLastEntry;
};

/// Nothing when nothing is known.
std::optional<StoredRunExtra> readRunExtra(Connection &connection, std::string_view runId);

} // namespace runglass
