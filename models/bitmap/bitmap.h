// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace runglass {

/// One bit for each of size() positions: which records a condition accepts. One eighth of a byte per
/// position, however many are set.
///
/// A plain value; two threads may read one, none may write it meanwhile. Positions are below size() unless
/// told otherwise, and bitmaps that are combined have equal sizes; both are asserted, not checked.
class Bitmap
{
public:
    Bitmap() = default;
    explicit Bitmap(std::size_t size, bool value = false);

    std::size_t size() const { return m_size; }
    bool test(std::size_t position) const { return (m_words[position / 64] >> (position % 64) & 1) != 0; }
    void set(std::size_t position) { m_words[position / 64] |= bit(position); }
    void reset(std::size_t position) { m_words[position / 64] &= ~bit(position); }
    /// Sets, or clears, [begin, end).
    void setRange(std::size_t begin, std::size_t end, bool value = true);
    /// Takes over the bits of `words` as positions first, first + 1, … first + count - 1.
    void assign(std::size_t first, std::size_t count, std::span<const std::uint64_t> words);
    /// Grows, with clear bits, or shrinks.
    void resize(std::size_t size);

    Bitmap &operator&=(const Bitmap &other);
    Bitmap &operator|=(const Bitmap &other);
    Bitmap &andNot(const Bitmap &other);
    /// Every bit becomes its opposite.
    void invert();

    std::size_t count() const;
    /// How many are set in [begin, end); end is at most size().
    std::size_t count(std::size_t begin, std::size_t end) const;
    /// How many the two have in common, without a third bitmap.
    std::size_t countCommon(const Bitmap &other) const;
    bool any() const;

    /// The first set bit at or behind `from`, which may be any number.
    std::optional<std::size_t> next(std::size_t from) const;
    /// The last set bit before `before`, which may be any number.
    std::optional<std::size_t> previous(std::size_t before) const;

    /// Calls visit(position) for every set bit, ascending.
    template <class Visit>
    void forEach(Visit &&visit) const
    {
        for (std::size_t word = 0; word < m_words.size(); ++word) {
            for (std::uint64_t bits = m_words[word]; bits != 0; bits &= bits - 1)
                visit(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
        }
    }
    /// Every set bit, ascending, or descending: newest first where positions follow time. For sizes below
    /// 2^32.
    std::vector<std::uint32_t> positions() const;
    std::vector<std::uint32_t> positionsDescending() const;

    /// Position p is bit p % 64 of word p / 64; bits behind size() are clear.
    std::span<const std::uint64_t> words() const { return m_words; }
    /// To be written by scans, a whole word at a time; whoever sets bits behind size() calls clearTail().
    std::span<std::uint64_t> words() { return m_words; }
    void clearTail();

    friend bool operator==(const Bitmap &, const Bitmap &) = default;

private:
    static std::uint64_t bit(std::size_t position) { return std::uint64_t{1} << (position % 64); }

    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace runglass
