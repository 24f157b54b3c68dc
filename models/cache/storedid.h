// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/uuidtext.h"
#include "sqlite/statement.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// The text of 16 bytes.
std::string formatUuid(std::string_view bytes);

/// How an id stands in the database: a canonical UUID as a BLOB of its 16 bytes, any other id as TEXT. Both
/// kinds never compare equal, so an id has one form only.
class StoredId
{
public:
    /// `id` must outlive this.
    explicit StoredId(std::string_view id)
        : m_text(id)
        , m_uuid(parseUuid(id))
    {
    }

    bool isUuid() const { return m_uuid.has_value(); }
    /// 16 bytes of a UUID, else the text.
    std::string_view bytes() const
    {
        return m_uuid ? std::string_view(reinterpret_cast<const char *>(m_uuid->data()), m_uuid->size())
                      : m_text;
    }

    /// Runs a statement whose first value is this id.
    template <class... Values>
    Rows rows(Statement &statement, const Values &...values) const
    {
        return m_uuid ? statement.rows(Blob{bytes()}, values...) : statement.rows(m_text, values...);
    }

    /// The id in a column.
    static std::string fromColumn(const Rows &rows, int column);

private:
    std::string_view m_text;
    std::optional<UuidBytes> m_uuid;
};

/// A hash with all bits well mixed. The blocks of run ids hold half of it: it must never change.
std::uint64_t hashOfId(const StoredId &id);
/// The same for the 16 bytes of a UUID.
std::uint64_t hashOfUuid(std::string_view bytes);

} // namespace runglass
