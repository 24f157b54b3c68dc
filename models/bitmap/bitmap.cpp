// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bitmap/bitmap.h"

#include "bitmap/countbits.h"

#include <algorithm>
#include <cassert>

namespace runglass {

namespace {

constexpr std::uint64_t allBits = ~std::uint64_t{0};

/// The lowest `count` bits; count is at most 63.
constexpr std::uint64_t lowBits(std::size_t count)
{
    return (std::uint64_t{1} << count) - 1;
}

constexpr std::size_t wordCount(std::size_t size)
{
    return size / 64 + (size % 64 != 0);
}

void writeBits(std::uint64_t &word, std::uint64_t mask, std::uint64_t bits)
{
    word = (word & ~mask) | (bits & mask);
}

} // namespace

Bitmap::Bitmap(std::size_t size, bool value)
    : m_size(size)
    , m_words(wordCount(size), value ? allBits : 0)
{
    clearTail();
}

void Bitmap::setRange(std::size_t begin, std::size_t end, bool value)
{
    assert(begin <= end && end <= m_size);
    if (begin == end)
        return;
    const std::uint64_t bits = value ? allBits : 0;
    const std::size_t first = begin / 64;
    const std::size_t last = (end - 1) / 64;
    const std::uint64_t head = allBits << (begin % 64);
    const std::uint64_t tail = allBits >> (63 - (end - 1) % 64);
    if (first == last) {
        writeBits(m_words[first], head & tail, bits);
        return;
    }
    writeBits(m_words[first], head, bits);
    std::fill(&m_words[first] + 1, &m_words[last], bits);
    writeBits(m_words[last], tail, bits);
}

void Bitmap::assign(std::size_t first, std::size_t count, std::span<const std::uint64_t> words)
{
    assert(first + count <= m_size && wordCount(count) <= words.size());
    const std::size_t shift = first % 64;
    for (std::size_t done = 0; done < count; done += 64) {
        const std::size_t valid = std::min<std::size_t>(64, count - done);
        const std::uint64_t mask = valid == 64 ? allBits : lowBits(valid);
        const std::uint64_t bits = words[done / 64];
        const std::size_t word = (first + done) / 64;
        writeBits(m_words[word], mask << shift, bits << shift);
        if (shift != 0 && shift + valid > 64)
            writeBits(m_words[word + 1], mask >> (64 - shift), bits >> (64 - shift));
    }
}

void Bitmap::resize(std::size_t size)
{
    m_words.resize(wordCount(size), 0);
    m_size = size;
    clearTail();
}

Bitmap &Bitmap::operator&=(const Bitmap &other)
{
    assert(m_size == other.m_size);
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= other.m_words[i];
    return *this;
}

Bitmap &Bitmap::operator|=(const Bitmap &other)
{
    assert(m_size == other.m_size);
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
    return *this;
}

Bitmap &Bitmap::andNot(const Bitmap &other)
{
    assert(m_size == other.m_size);
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= ~other.m_words[i];
    return *this;
}

void Bitmap::invert()
{
    for (std::uint64_t &word : m_words)
        word = ~word;
    clearTail();
}

std::size_t Bitmap::count() const
{
    return countBits(m_words);
}

std::size_t Bitmap::count(std::size_t begin, std::size_t end) const
{
    assert(begin <= end && end <= m_size);
    if (begin == end)
        return 0;
    const std::size_t first = begin / 64;
    const std::size_t last = (end - 1) / 64;
    const std::uint64_t head = allBits << (begin % 64);
    const std::uint64_t tail = allBits >> (63 - (end - 1) % 64);
    if (first == last)
        return static_cast<std::size_t>(std::popcount(m_words[first] & head & tail));
    return static_cast<std::size_t>(std::popcount(m_words[first] & head)) +
           countBits(words().subspan(first + 1, last - first - 1)) +
           static_cast<std::size_t>(std::popcount(m_words[last] & tail));
}

std::size_t Bitmap::countCommon(const Bitmap &other) const
{
    assert(m_size == other.m_size);
    return countCommonBits(m_words, other.m_words);
}

bool Bitmap::any() const
{
    return std::any_of(m_words.begin(), m_words.end(), [](std::uint64_t word) { return word != 0; });
}

std::optional<std::size_t> Bitmap::next(std::size_t from) const
{
    if (from >= m_size)
        return {};
    std::size_t word = from / 64;
    std::uint64_t bits = m_words[word] & allBits << (from % 64);
    while (bits == 0) {
        if (++word == m_words.size())
            return {};
        bits = m_words[word];
    }
    return word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
}

std::optional<std::size_t> Bitmap::previous(std::size_t before) const
{
    const std::size_t end = std::min(before, m_size);
    if (end == 0)
        return {};
    std::size_t word = (end - 1) / 64;
    std::uint64_t bits = m_words[word] & allBits >> (63 - (end - 1) % 64);
    while (bits == 0) {
        if (word == 0)
            return {};
        bits = m_words[--word];
    }
    return word * 64 + 63 - static_cast<std::size_t>(std::countl_zero(bits));
}

std::vector<std::uint32_t> Bitmap::positions() const
{
    std::vector<std::uint32_t> positions;
    positions.reserve(count());
    forEach([&](std::size_t position) { positions.push_back(static_cast<std::uint32_t>(position)); });
    return positions;
}

std::vector<std::uint32_t> Bitmap::positionsDescending() const
{
    std::vector<std::uint32_t> found = positions();
    std::reverse(found.begin(), found.end());
    return found;
}

void Bitmap::clearTail()
{
    if (m_size % 64 != 0)
        m_words.back() &= lowBits(m_size % 64);
}

} // namespace runglass
