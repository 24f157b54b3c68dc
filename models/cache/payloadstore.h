// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/runids.h"
#include "cache/writebatch.h"
#include "compression/zstd.h"

#include <optional>
#include <string_view>

namespace runglass {

/// Writes the documents of runs, compressed. Part of the writer.
class PayloadStore
{
public:
    PayloadStore(Connection &connection, RunIds &ids);

    /// After the runs of the batch.
    void put(const FetchedPayload &fetched);

private:
    bool isOutdated(const FetchedPayload &fetched, RecordKey run);
    std::optional<std::string> compressed(const std::string *text);

    Connection &m_connection;
    RunIds &m_ids;
    Compressor m_compressor;
    Statement m_findRun;
    Statement m_put;
};

/// Gives what payloadFrom() reads, of the run with a key.
inline constexpr const char *payloadQuery =
    "SELECT input, input_is_json, output, output_is_json, error FROM payload WHERE run = ?";
/// What a row of payloadQuery holds. A document that can't be decompressed is the connection's error.
Payload payloadFrom(Connection &connection, const Rows &rows, std::string_view runId);

std::optional<Payload> readPayload(Connection &connection, std::string_view runId);

} // namespace runglass
