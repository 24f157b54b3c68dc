// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "domain/script.h"
#include "sqlite/statement.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace runglass {

/// Lets a map of strings be asked with a view.
struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// Writes scripts and their deployments; part of the writer.
class ScriptStore
{
public:
    explicit ScriptStore(Connection &connection);

    /// The key of a script; one not known yet is added with nothing but its id.
    RecordKey keyOf(std::string_view id);
    /// 0 when the script is not known.
    RecordKey find(std::string_view id);
    /// Forgets all about a script but its id, under which it can come back.
    void remove(RecordKey script);
    /// False when this is what was stored already.
    bool put(const Script &script);
    /// Raises its totals to what there is of it. Whether that changed anything.
    bool count(std::string_view id);
    void putDeployments(std::string_view scriptId, const std::vector<Deployment> &deployments);
    /// Whether keyOf() has added a script since this was last asked.
    bool takeAdded() { return std::exchange(m_added, false); }
    /// After a rollback: keys given out since the last commit don't exist.
    void forget() { m_keys.clear(); }

private:
    Connection &m_connection;
    Statement m_find;
    Statement m_insert;
    Statement m_remove;
    Statement m_revive;
    Statement m_update;
    Statement m_count;
    Statement m_forgetDeployments;
    Statement m_insertDeployment;
    TextMap<RecordKey> m_keys; ///< without deleted ones
    bool m_added = false;
};

/// By name, then id. A script known only from its records has its id for a name.
std::vector<Script> readScripts(Connection &connection);
std::vector<Deployment> readDeployments(Connection &connection, std::string_view scriptId);
/// 0 when there is no such script.
RecordKey scriptKey(Connection &connection, std::string_view scriptId);

} // namespace runglass
