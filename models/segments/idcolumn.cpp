// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/idcolumn.h"

#include <algorithm>

// Layout: number of text ids (8 bytes); if there are any: size of the packed ends (8 bytes), one bit per
// entry (set: text) in words of 64, the packed ends; then 16 bytes per UUID; then the text.

namespace runglass {

namespace {

std::size_t wordCount(std::size_t bits)
{
    return (bits + 63) / 64;
}

} // namespace

std::optional<IdColumn> IdColumn::parse(ByteSpan bytes, std::size_t count)
{
    if (bytes.size() < sizeof(std::uint64_t))
        return {};
    IdColumn column;
    column.m_count = count;
    const auto textIds = loadAt<std::uint64_t>(bytes, 0);
    if (textIds > count)
        return {};
    column.m_textIds = textIds;
    std::size_t offset = sizeof(std::uint64_t);
    if (textIds > 0) {
        if (bytes.size() < 2 * sizeof(std::uint64_t))
            return {};
        const auto endsSize = loadAt<std::uint64_t>(bytes, offset);
        offset += sizeof(std::uint64_t);
        const auto bits = partOf(bytes, offset, wordCount(count) * sizeof(std::uint64_t));
        if (!bits)
            return {};
        column.m_isText = *bits;
        offset += bits->size();
        const auto ends = partOf(bytes, offset, endsSize);
        const auto packed = ends ? PackedColumn::parse(*ends, textIds) : std::nullopt;
        if (!packed || column.textIdsBefore(count) != textIds)
            return {};
        column.m_textEnds = *packed;
        offset += endsSize;
    }
    const auto uuids = partOf(bytes, offset, (count - textIds) * sizeof(UuidBytes));
    if (!uuids)
        return {};
    column.m_uuids = *uuids;
    column.m_text = bytes.subspan(offset + uuids->size());
    return column;
}

std::string IdColumn::at(std::size_t position) const
{
    if (isText(position))
        return std::string(textId(textIdsBefore(position)));
    const std::size_t index = position - textIdsBefore(position);
    const auto text = formatUuid(loadAt<UuidBytes>(m_uuids, index * sizeof(UuidBytes)));
    return {text.data(), text.size()};
}

bool IdColumn::isAt(std::size_t position, std::string_view id) const
{
    const auto uuid = parseUuid(id);
    if (isText(position) != !uuid)
        return false;
    const std::size_t before = textIdsBefore(position);
    if (uuid)
        return loadAt<UuidBytes>(m_uuids, (position - before) * sizeof(UuidBytes)) == *uuid;
    return textId(before) == id;
}

std::optional<std::size_t> IdColumn::find(std::string_view id) const
{
    const auto uuid = parseUuid(id);
    std::size_t textIds = 0;
    for (std::size_t position = 0; position < m_count; ++position) {
        if (isText(position)) {
            if (!uuid && textId(textIds) == id)
                return position;
            ++textIds;
        } else if (uuid && loadAt<UuidBytes>(m_uuids, (position - textIds) * sizeof(UuidBytes)) == *uuid) {
            return position;
        }
    }
    return {};
}

bool IdColumn::isText(std::size_t position) const
{
    if (m_textIds == 0)
        return false;
    return (loadAt<std::uint64_t>(m_isText, position / 64 * sizeof(std::uint64_t)) >> position % 64 & 1) != 0;
}

std::size_t IdColumn::textIdsBefore(std::size_t position) const
{
    if (m_textIds == 0)
        return 0;
    std::size_t count = 0;
    for (std::size_t word = 0; word < position / 64; ++word)
        count += static_cast<std::size_t>(
            std::popcount(loadAt<std::uint64_t>(m_isText, word * sizeof(std::uint64_t))));
    if (position % 64 != 0) {
        const auto word = loadAt<std::uint64_t>(m_isText, position / 64 * sizeof(std::uint64_t));
        count += static_cast<std::size_t>(std::popcount(word & ((std::uint64_t{1} << position % 64) - 1)));
    }
    return count;
}

std::string_view IdColumn::textId(std::size_t index) const
{
    // Ends come from outside: what is out of order reads as empty.
    const auto limit = static_cast<std::int64_t>(m_text.size());
    const auto end = std::clamp<std::int64_t>(m_textEnds.at(index), 0, limit);
    const auto start = index == 0 ? 0 : std::clamp<std::int64_t>(m_textEnds.at(index - 1), 0, end);
    return asText(m_text.subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start)));
}

void appendIdColumn(ByteVector &bytes, std::span<const std::string_view> ids)
{
    std::vector<std::uint64_t> isText(wordCount(ids.size()));
    std::vector<std::int64_t> ends;
    ByteVector text;
    ByteVector uuids;
    uuids.reserve(ids.size() * sizeof(UuidBytes));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (const auto uuid = parseUuid(ids[i])) {
            append(uuids, *uuid);
        } else {
            isText[i / 64] |= std::uint64_t{1} << i % 64;
            appendText(text, ids[i]);
            ends.push_back(static_cast<std::int64_t>(text.size()));
        }
    }
    append(bytes, std::uint64_t{ends.size()});
    if (!ends.empty()) {
        ByteVector packed;
        appendPackedColumn(packed, ends);
        append(bytes, std::uint64_t{packed.size()});
        for (const std::uint64_t word : isText)
            append(bytes, word);
        bytes.insert(bytes.end(), packed.begin(), packed.end());
    }
    bytes.insert(bytes.end(), uuids.begin(), uuids.end());
    bytes.insert(bytes.end(), text.begin(), text.end());
}

} // namespace runglass
