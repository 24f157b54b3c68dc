// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/bytes.h"

namespace runglass {

/// A column of integers in blocks of 256, each block as its smallest value and the differences from it in as
/// few bits as the largest needs ("frame of reference"). Any value can be read without decoding the others.
///
/// Within a block the differences lie in eight lanes of 32 bits, value i in lane i mod 8, so that a compiler
/// decodes eight at once (the vertical layout of Lemire and Boytsov, "Decoding billions of integers per
/// second through vectorization", 2015). What needs more than 32 bits has its upper halves in a second layer.
///
/// A view: the bytes belong to someone else. Arithmetic is modulo 2^64, so every std::int64_t survives.
class PackedColumn
{
public:
    static constexpr std::size_t blockSize = 256;

    PackedColumn() = default;
    /// Reads the directory of `count` values; nothing when the bytes can't be such a column. Afterwards every
    /// access below `count` stays inside the bytes, whatever they hold.
    static std::optional<PackedColumn> parse(ByteSpan bytes, std::size_t count);

    std::size_t size() const { return m_count; }
    /// Position must be below size().
    std::int64_t at(std::size_t position) const;
    /// All values; `out` has size() places.
    void decode(std::span<std::int64_t> out) const;
    /// The lower 32 bits of all values.
    void decode(std::span<std::uint32_t> out) const;
    /// The lower 8 bits of all values.
    void decode(std::span<std::uint8_t> out) const;

private:
    struct Block
    {
        std::int64_t base;
        unsigned lowWidth;
        unsigned highWidth;
        ByteSpan low;
        ByteSpan high;
    };
    class Blocks;

    /// As many lower bits of all values as `Value` has, at most 32.
    template <class Value>
    void decodeLow(std::span<Value> out) const;

    ByteSpan m_bytes;
    std::size_t m_count = 0;
};

/// Appends `values` as a PackedColumn, padded to a multiple of eight bytes.
void appendPackedColumn(ByteVector &bytes, std::span<const std::int64_t> values);

} // namespace runglass
