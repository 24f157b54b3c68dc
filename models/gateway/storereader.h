// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"
#include "gateway/cursor.h"
#include "sqlite/connection.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runglass::gateway {

/// Which part of a script's runs or log entries.
struct ListRequest
{
    std::int64_t script = 0; ///< key
    TimeRange range;
    std::int64_t limit = 0;
    std::optional<Cursor> after;
    std::optional<std::int64_t> run; ///< key; log entries only
};

/// A page of a list, as the "…" of {"runs": […]}.
struct ListPage
{
    std::string records;
    bool more = false;
    Micros lastTime = 0; ///< of the last record, when there is more
    std::string lastId;
};

/// A page of the change feed.
struct ChangesPage
{
    std::string scripts;
    std::string runs;
    std::string logs;
    std::int64_t next = 0; ///< sequence
    bool more = false;

    bool isEmpty() const { return scripts.empty() && runs.empty() && logs.empty(); }
};

/// A read-only connection that answers the API's questions in JSON. One thread at a time. A read that fails
/// throws std::runtime_error: the file is ours, so it is an internal error of the service.
class StoreReader
{
public:
    explicit StoreReader(std::unique_ptr<Connection> connection);

    /// The members of {"scripts": […]}.
    std::string scripts();
    std::optional<std::int64_t> scriptKey(std::string_view id);
    std::optional<std::int64_t> runKey(std::string_view id);
    /// Newest version first.
    std::string deployments(std::int64_t script);

    ListPage runs(const ListRequest &request);
    ListPage logs(const ListRequest &request);
    /// RUN as an object; nothing when there is none.
    std::optional<std::string> run(std::string_view id);
    std::optional<std::string> payload(std::string_view id);

    /// The last number of the change feed.
    std::int64_t sequence();
    /// What changed after a sequence, in that order; of all scripts when none is named. From one snapshot.
    ChangesPage changes(std::int64_t after, std::int64_t limit, const std::vector<std::int64_t> &scripts);

private:
    ListPage list(const std::string &sql, const ListRequest &request, bool isRuns);
    std::optional<std::int64_t> keyOf(const char *sql, std::string_view id);
    /// Throws when anything failed.
    void check();

    std::unique_ptr<Connection> m_connection;
};

} // namespace runglass::gateway
