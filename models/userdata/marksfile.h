// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "marks/markchange.h"
#include "sqlite/connection.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace runglass {

/// The user's marks on disk: an SQLite file of its own (mode 0600), so that no cache takes them with it. A
/// row per marked run, with the number of the commit that wrote it, by which several processes follow each
/// other.
///
/// Blocks; one thread at a time. A damaged file is copied aside and begun anew; one of a newer version is
/// left as it is, and everything fails.
class MarksFile
{
public:
    struct Change
    {
        std::string workspaceId;
        MarkChange change;
    };
    struct Row
    {
        std::string workspaceId;
        MarkedRun run;
    };

    explicit MarksFile(QString file);

    /// Everything of a workspace. Nothing is made where there is no file yet.
    Result<MarksPointer> read(const std::string &workspaceId);
    /// In one transaction, each on top of what the file says then.
    Result<void> write(std::span<const Change> changes);
    /// Rows that were written since the last call, or since the file was first looked at, by whomever. Empty
    /// at little cost when there are none.
    Result<std::vector<Row>> newRows();
    /// That a damaged file was set aside, once for each time.
    std::optional<UserError> takeNotice();

private:
    enum class Need { Reading, Writing };
    template <class Work>
    auto attempt(Need need, Work work) -> Result<decltype(work())>;
    /// True: open. False: there is no file, and none is needed.
    Result<bool> open(Need need);
    void connect();
    bool isOtherFile() const;
    bool makeSchema();
    Result<void> inspect();
    Result<void> setAside();
    UserError fromSql(const SqlError &error, Need need) const;
    bool isDamaged() const;

    const QString m_file;
    Connection m_connection;
    std::uint64_t m_inode = 0;
    std::int64_t m_seen = -1; ///< the highest commit whose rows were given out; -1: none was looked at yet
    bool m_isUsable = false;  ///< the schema is there
    std::optional<UserError> m_notice;
};

} // namespace runglass
