// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/bytes.h"
#include "segments/packedcolumn.h"
#include "segments/uuidtext.h"

#include <string>

namespace runglass {

/// The ids of a segment: UUIDs as 16 bytes, other ids as text, mixed as they come. A view.
class IdColumn
{
public:
    IdColumn() = default;
    /// Nothing when the bytes can't hold `count` ids. Afterwards every access below `count` stays inside.
    static std::optional<IdColumn> parse(ByteSpan bytes, std::size_t count);

    std::size_t size() const { return m_count; }
    /// The id as it was given.
    std::string at(std::size_t position) const;
    /// Where this id is, if it is.
    std::optional<std::size_t> find(std::string_view id) const;
    bool isAt(std::size_t position, std::string_view id) const;

    bool hasOnlyUuids() const { return m_textIds == 0; }
    /// The UUIDs in order, 16 bytes each; when hasOnlyUuids(), one per entry.
    ByteSpan uuids() const { return m_uuids; }

private:
    bool isText(std::size_t position) const;
    /// How many text ids stand before a position.
    std::size_t textIdsBefore(std::size_t position) const;
    std::string_view textId(std::size_t index) const;

    std::size_t m_count = 0;
    std::size_t m_textIds = 0;
    ByteSpan m_isText; ///< one bit per entry in words of 64; absent when all are UUIDs
    ByteSpan m_uuids;
    PackedColumn m_textEnds;
    ByteSpan m_text;
};

void appendIdColumn(ByteVector &bytes, std::span<const std::string_view> ids);

} // namespace runglass
