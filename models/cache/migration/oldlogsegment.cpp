// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/migration/oldlogsegment.h"

#include "segments/uuidtext.h"

#include <cstring>

namespace runglass {

namespace {

constexpr std::size_t columnBytes = 8 + 4 + 1;
constexpr std::size_t idBytes = 16;
constexpr std::uint8_t textIdFlag = 0x80;

struct TextIndex
{
    std::uint32_t offset = 0;
    std::uint32_t idLength = 0; ///< 0 for a UUID
    std::uint32_t messageLength = 0;
    std::uint32_t attributesLength = 0;
};

template <class T>
T valueAt(std::string_view bytes, std::size_t offset)
{
    T value{};
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

} // namespace

std::optional<OldLogSegment> OldLogSegment::decode(std::size_t count, std::string_view columns,
                                                   std::string_view ids, std::string_view text)
{
    const std::size_t indexBytes = count * sizeof(TextIndex);
    if (columns.size() != count * columnBytes || ids.size() != count * idBytes || text.size() < indexBytes)
        return {};
    OldLogSegment segment;
    segment.m_ids.resize(count);
    segment.m_entries.resize(count);
    const std::string_view all = text.substr(indexBytes);
    for (std::size_t i = 0; i < count; ++i) {
        const auto index = valueAt<TextIndex>(text, i * sizeof(TextIndex));
        const std::size_t length = std::size_t{index.idLength} + index.messageLength + index.attributesLength;
        const auto level = valueAt<std::uint8_t>(columns, count * 12 + i);
        if (index.offset > all.size() || length > all.size() - index.offset ||
            (level & ~textIdFlag) >= static_cast<int>(logLevelCount))
            return {};
        if ((level & textIdFlag) != 0) {
            segment.m_ids[i] = all.substr(index.offset, index.idLength);
        } else {
            const auto uuid = formatUuid(valueAt<UuidBytes>(ids, i * idBytes));
            segment.m_ids[i].assign(uuid.data(), uuid.size());
        }
        segment.m_entries[i] = {.time = valueAt<Micros>(columns, i * 8),
                                .key = 0,
                                .run = valueAt<std::uint32_t>(columns, count * 8 + i * 4),
                                .level = static_cast<LogLevel>(level & ~textIdFlag),
                                .id = segment.m_ids[i],
                                .message = all.substr(index.offset + index.idLength, index.messageLength),
                                .attributes = all.substr(index.offset + index.idLength + index.messageLength,
                                                         index.attributesLength)};
    }
    return segment;
}

} // namespace runglass
