// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/dictionary.h"

#include <sqlite3.h>

namespace runglass {

Dictionary::Dictionary(Connection &connection)
    : m_connection(connection)
    , m_find(connection, "SELECT key FROM label WHERE text = ?")
    , m_insert(connection, "INSERT INTO label (text) VALUES (?)")
{
}

std::optional<RecordKey> Dictionary::keyOf(std::string_view text)
{
    if (text.empty())
        return {};
    if (const auto known = m_keys.find(text); known != m_keys.end())
        return known->second;
    RecordKey key = 0;
    {
        Rows rows = m_find.rows(text);
        if (rows.next())
            key = rows.integer(0);
    }
    if (key == 0 && m_insert.execute(text))
        key = sqlite3_last_insert_rowid(m_connection.handle());
    if (!m_connection.ok())
        return {};
    if (m_keys.size() >= mostKept)
        m_keys.clear();
    m_keys.emplace(text, key);
    return key;
}

} // namespace runglass
