// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundleformat.h"

namespace runglass::bundleformat {

const std::array<Table, 7> tables{{
    {"bundle", "CREATE TABLE bundle (key TEXT NOT NULL, value TEXT NOT NULL) STRICT"},
    {"script", "CREATE TABLE script (id TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL,"
               " deployment_status TEXT NOT NULL, first_deployed_at INTEGER, last_executed_at INTEGER,"
               " total_runs INTEGER NOT NULL, total_logs INTEGER NOT NULL) STRICT"},
    {"deployment", "CREATE TABLE deployment (script TEXT NOT NULL, version INTEGER NOT NULL,"
                   " id TEXT NOT NULL, deployed_at INTEGER, status TEXT NOT NULL) STRICT"},
    {"run", "CREATE TABLE run (id TEXT NOT NULL, script TEXT NOT NULL, revision INTEGER NOT NULL,"
            " status TEXT NOT NULL, version INTEGER, response_time_ms INTEGER, function TEXT NOT NULL,"
            " executed_at INTEGER NOT NULL, source_type TEXT NOT NULL, source TEXT NOT NULL) STRICT"},
    {"log", "CREATE TABLE log (id TEXT NOT NULL, run TEXT NOT NULL, script TEXT NOT NULL,"
            " level TEXT NOT NULL, message TEXT NOT NULL, time INTEGER NOT NULL,"
            " attributes TEXT NOT NULL) STRICT"},
    {"payload", "CREATE TABLE payload (run TEXT NOT NULL, input BLOB, input_is_json INTEGER NOT NULL,"
                " output BLOB, output_is_json INTEGER NOT NULL, error BLOB) STRICT"},
    {"mark", "CREATE TABLE mark (run TEXT NOT NULL, script TEXT NOT NULL, reviewed INTEGER NOT NULL,"
             " bookmarked INTEGER NOT NULL, note TEXT NOT NULL, changed_at INTEGER NOT NULL) STRICT"},
}};

namespace {

/// Big-endian (https://www.sqlite.org/fileformat2.html, 1.3).
std::int64_t number(std::string_view head, std::size_t offset, std::size_t size = 4)
{
    std::int64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value * 256 + static_cast<unsigned char>(head[offset + i]);
    return value;
}

} // namespace

Header readHeader(std::string_view head)
{
    using namespace std::string_view_literals;
    constexpr std::size_t pageSize = 16; // 2 bytes; 65536 is written as 1
    constexpr std::size_t writeVersion = 18;
    constexpr std::size_t readVersion = 19;
    constexpr std::size_t pageCount = 28;
    constexpr std::size_t encoding = 56;
    constexpr std::size_t userVersion = 60;
    constexpr std::size_t application = 68;

    Header header;
    header.isSqlite = head.size() >= headerSize && head.starts_with("SQLite format 3\0"sv);
    if (!header.isSqlite)
        return header;
    header.isOurs = number(head, application) == applicationId;
    header.version = number(head, userVersion);
    header.isPlain = head[writeVersion] == 1 && head[readVersion] == 1 && number(head, encoding) == 1;
    const std::int64_t page = number(head, pageSize, 2);
    header.fileSize = (page == 1 ? 65'536 : page) * number(head, pageCount);
    return header;
}

} // namespace runglass::bundleformat
