// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/scriptstore.h"
#include "sqlite/statement.h"

#include <optional>
#include <string_view>

namespace runglass {

/// Text that many runs share, stored once: functions, sources, source types. Part of the writer.
class Dictionary
{
public:
    explicit Dictionary(Connection &connection);

    /// Adds the text if it is new. Empty text has no key.
    std::optional<RecordKey> keyOf(std::string_view text);
    /// After a rollback.
    void forget() { m_keys.clear(); }

private:
    static constexpr std::size_t mostKept = 10'000;

    Connection &m_connection;
    Statement m_find;
    Statement m_insert;
    TextMap<RecordKey> m_keys;
};

} // namespace runglass
