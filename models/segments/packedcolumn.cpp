// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/packedcolumn.h"

#include "segments/bitlanes.h"

#include <algorithm>
#include <array>

// Layout: for each block a base (8 bytes); then for each block two widths (1 byte each), padded to eight
// bytes; then for each block its lower layer and its upper layer.

namespace runglass {

namespace {

std::size_t blockCount(std::size_t count)
{
    return (count + PackedColumn::blockSize - 1) / PackedColumn::blockSize;
}

std::size_t widthsOffset(std::size_t blocks)
{
    return blocks * sizeof(std::int64_t);
}

std::size_t layersOffset(std::size_t blocks)
{
    return widthsOffset(blocks) + (blocks * 2 + 7) / 8 * 8;
}

} // namespace

/// Walks the blocks in order.
class PackedColumn::Blocks
{
public:
    explicit Blocks(const PackedColumn &column)
        : m_bytes(column.m_bytes)
        , m_widths(widthsOffset(blockCount(column.m_count)))
        , m_layers(layersOffset(blockCount(column.m_count)))
    {
    }

    /// The next block, or nothing when it would not be inside the bytes.
    std::optional<Block> next()
    {
        Block block;
        block.base = loadAt<std::int64_t>(m_bytes, m_index * sizeof(std::int64_t));
        block.lowWidth = loadAt<std::uint8_t>(m_bytes, m_widths + 2 * m_index);
        block.highWidth = loadAt<std::uint8_t>(m_bytes, m_widths + 2 * m_index + 1);
        if (block.lowWidth > 32 || block.highWidth > 32)
            return {};
        const auto low = partOf(m_bytes, m_layers, lanesSize(block.lowWidth));
        const auto high = partOf(m_bytes, m_layers + lanesSize(block.lowWidth), lanesSize(block.highWidth));
        if (!low || !high)
            return {};
        block.low = *low;
        block.high = *high;
        m_layers += low->size() + high->size();
        ++m_index;
        return block;
    }

    std::size_t end() const { return m_layers; }

private:
    ByteSpan m_bytes;
    std::size_t m_widths;
    std::size_t m_layers;
    std::size_t m_index = 0;
};

std::optional<PackedColumn> PackedColumn::parse(ByteSpan bytes, std::size_t count)
{
    const std::size_t blocks = blockCount(count);
    if (count > bytes.size() * blockSize || layersOffset(blocks) > bytes.size())
        return {};
    PackedColumn column;
    column.m_bytes = bytes;
    column.m_count = count;
    Blocks walk(column);
    for (std::size_t i = 0; i < blocks; ++i) {
        if (!walk.next())
            return {};
    }
    if (walk.end() != bytes.size())
        return {};
    return column;
}

std::int64_t PackedColumn::at(std::size_t position) const
{
    Blocks walk(*this);
    auto block = walk.next();
    for (std::size_t i = 0; i < position / blockSize; ++i)
        block = walk.next();
    const std::size_t inside = position % blockSize;
    const std::uint64_t low = laneValue(block->low, block->lowWidth, inside);
    const std::uint64_t high = laneValue(block->high, block->highWidth, inside);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(block->base) + (high << 32 | low));
}

void PackedColumn::decode(std::span<std::int64_t> out) const
{
    std::array<std::uint32_t, blockSize> low;
    std::array<std::uint32_t, blockSize> high;
    Blocks walk(*this);
    for (std::size_t start = 0; start < m_count; start += blockSize) {
        const auto block = walk.next();
        const std::size_t count = std::min(blockSize, m_count - start);
        const auto base = static_cast<std::uint64_t>(block->base);
        std::int64_t *to = out.data() + start;
        unpackLanes(block->low, block->lowWidth, low);
        if (block->highWidth == 0) {
            for (std::size_t i = 0; i < count; ++i)
                to[i] = static_cast<std::int64_t>(base + low[i]);
            continue;
        }
        unpackLanes(block->high, block->highWidth, high);
        for (std::size_t i = 0; i < count; ++i)
            to[i] = static_cast<std::int64_t>(base + (std::uint64_t{high[i]} << 32 | low[i]));
    }
}

template <class Value>
void PackedColumn::decodeLow(std::span<Value> out) const
{
    std::array<std::uint32_t, blockSize> low;
    Blocks walk(*this);
    for (std::size_t start = 0; start < m_count; start += blockSize) {
        const auto block = walk.next();
        const std::size_t count = std::min(blockSize, m_count - start);
        const auto base = static_cast<std::uint32_t>(block->base);
        Value *to = out.data() + start;
        unpackLanes(block->low, block->lowWidth, low);
        for (std::size_t i = 0; i < count; ++i)
            to[i] = static_cast<Value>(base + low[i]);
    }
}

void PackedColumn::decode(std::span<std::uint32_t> out) const
{
    decodeLow(out);
}

void PackedColumn::decode(std::span<std::uint8_t> out) const
{
    decodeLow(out);
}

void appendPackedColumn(ByteVector &bytes, std::span<const std::int64_t> values)
{
    constexpr std::size_t blockSize = PackedColumn::blockSize;
    const std::size_t blocks = blockCount(values.size());
    const std::size_t start = bytes.size();
    bytes.resize(start + layersOffset(blocks));
    for (std::size_t b = 0; b < blocks; ++b) {
        const auto part = values.subspan(b * blockSize, std::min(blockSize, values.size() - b * blockSize));
        const auto base = *std::min_element(part.begin(), part.end());
        std::array<std::uint32_t, blockSize> low{};
        std::array<std::uint32_t, blockSize> high{};
        std::uint32_t anyLow = 0;
        std::uint32_t anyHigh = 0;
        for (std::size_t i = 0; i < part.size(); ++i) {
            const std::uint64_t difference =
                static_cast<std::uint64_t>(part[i]) - static_cast<std::uint64_t>(base);
            anyLow |= low[i] = static_cast<std::uint32_t>(difference);
            anyHigh |= high[i] = static_cast<std::uint32_t>(difference >> 32);
        }
        const auto lowWidth = static_cast<unsigned>(std::bit_width(anyLow));
        const auto highWidth = static_cast<unsigned>(std::bit_width(anyHigh));
        storeAt(bytes, start + b * sizeof(base), base);
        storeAt(bytes, start + widthsOffset(blocks) + 2 * b, static_cast<std::uint8_t>(lowWidth));
        storeAt(bytes, start + widthsOffset(blocks) + 2 * b + 1, static_cast<std::uint8_t>(highWidth));
        packLanes(low, lowWidth, bytes);
        packLanes(high, highWidth, bytes);
    }
}

} // namespace runglass
