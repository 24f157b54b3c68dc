// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/payloadstore.h"

#include "cache/storedid.h"
#include "domain/runstate.h"

#include <sqlite3.h>

namespace runglass {

namespace {

std::optional<Blob> asBlob(const std::optional<std::string> &bytes)
{
    if (!bytes)
        return {};
    return Blob{*bytes};
}

std::optional<std::string> text(Connection &connection, const Rows &rows, int column)
{
    if (rows.isNull(column))
        return {};
    std::optional<std::string> result = decompress(rows.blob(column));
    if (!result)
        connection.failCorrupt("a payload can't be decompressed");
    return result;
}

std::optional<Document> document(Connection &connection, const Rows &rows, int column)
{
    std::optional<std::string> content = text(connection, rows, column);
    if (!content)
        return {};
    return Document{.text = std::move(*content), .isJson = rows.integer(column + 1) != 0};
}

} // namespace

PayloadStore::PayloadStore(Connection &connection, RunIds &ids)
    : m_connection(connection)
    , m_ids(ids)
    , m_findRun(connection, "SELECT status, revision FROM run WHERE key = ?")
    , m_put(connection,
            "INSERT OR REPLACE INTO payload (run, input, input_is_json, output, output_is_json, error)"
            " VALUES (?, ?, ?, ?, ?, ?)")
{
}

std::optional<std::string> PayloadStore::compressed(const std::string *text)
{
    if (!text)
        return {};
    std::optional<std::string> frame = m_compressor.compress(*text);
    if (!frame)
        m_connection.fail(SqlError{SQLITE_NOMEM, 0, "a payload could not be compressed"});
    return frame;
}

bool PayloadStore::isOutdated(const FetchedPayload &fetched, RecordKey run)
{
    if (isFinished(fetched.status))
        return false;
    Rows rows = m_findRun.rows(run);
    return rows.next() &&
           (static_cast<RunStatus>(rows.integer(0)) != fetched.status || rows.integer(1) != fetched.revision);
}

void PayloadStore::put(const FetchedPayload &fetched)
{
    const Payload &payload = fetched.payload;
    const RecordKey run = m_ids.keyOf(payload.runId).key;
    if (isOutdated(fetched, run))
        return;
    const auto input = compressed(payload.input ? &payload.input->text : nullptr);
    const auto output = compressed(payload.output ? &payload.output->text : nullptr);
    const auto error = compressed(payload.error ? &*payload.error : nullptr);
    m_put.execute(run, asBlob(input), payload.input && payload.input->isJson, asBlob(output),
                  payload.output && payload.output->isJson, asBlob(error));
}

Payload payloadFrom(Connection &connection, const Rows &rows, std::string_view runId)
{
    return {.runId = std::string(runId),
            .input = document(connection, rows, 0),
            .output = document(connection, rows, 2),
            .error = text(connection, rows, 4)};
}

std::optional<Payload> readPayload(Connection &connection, std::string_view runId)
{
    Statement statement(connection, payloadQuery);
    Rows rows = statement.rows(runKey(connection, runId));
    if (!rows.next())
        return {};
    return payloadFrom(connection, rows, runId);
}

} // namespace runglass
