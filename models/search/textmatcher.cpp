// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/textmatcher.h"

#include "search/candidatescan.h"
#include "search/casefolding.h"
#include "search/messagecursor.h"
#include "search/utf8units.h"

#include <algorithm>

namespace runglass {

namespace {

/// How many steps comparing may take before a text of this size is better searched in linear time.
std::size_t workLimit(std::size_t size)
{
    return 2 * size + 65'536;
}

void setBit(std::span<std::uint64_t> bits, std::size_t index)
{
    bits[index / 64] |= std::uint64_t{1} << (index % 64);
}

/// All messages of a block that hold the needle; returns how many.
template <class Needle>
std::size_t scanBlock(const Needle &needle, const LinearSearch &linear, const TextBlock &block,
                      std::span<std::uint64_t> hits)
{
    const std::size_t origin = block.offsets.front();
    const std::string_view text = block.text.substr(origin, block.offsets.back() - origin);
    const std::size_t limit = workLimit(text.size());
    std::size_t work = 0;
    std::size_t found = 0;
    std::size_t undecided = block.size(); // from here on the linear search decides
    MessageCursor cursor(block.offsets);
    forEachCandidate(text, needle.pair(), needle.extent(), [&](std::size_t position) {
        if (!needle.isAt(text, position, work) && work <= limit)
            return position + 1;
        const std::size_t index = cursor.advanceTo(origin + position);
        if (work > limit) {
            undecided = index;
            return text.size();
        }
        const std::size_t candidate = origin + position - block.offsets[index];
        if (!needle.hit(block.message(index), candidate, work))
            return position + 1;
        setBit(hits, index);
        ++found;
        return block.offsets[index + 1] - origin;
    });
    for (std::size_t index = undecided; index < block.size(); ++index) {
        if (linear.find(block.message(index))) {
            setBit(hits, index);
            ++found;
        }
    }
    return found;
}

template <class Needle>
std::vector<TextRange> findIn(const Needle &needle, const LinearSearch &linear, std::string_view message,
                              std::size_t atMost)
{
    std::vector<TextRange> hits;
    const std::size_t limit = workLimit(message.size());
    std::size_t work = 0;
    std::size_t free = 0; // no hit reaches behind here
    forEachCandidate(message, needle.pair(), needle.extent(), [&](std::size_t position) {
        const bool candidate = needle.isAt(message, position, work);
        if (work > limit)
            return message.size();
        const auto hit = candidate ? needle.hit(message, position, work) : std::nullopt;
        if (!hit || hit->begin < free)
            return position + 1;
        hits.push_back(*hit);
        free = hit->end();
        // The next hit's candidate is not before the next hit's begin.
        return hits.size() < atMost ? std::max(free, position + 1) : message.size();
    });
    while (work > limit && hits.size() < atMost) {
        const auto hit = linear.find(message, free);
        if (!hit)
            break;
        hits.push_back(*hit);
        free = hit->end();
    }
    return hits;
}

} // namespace

TextMatcher::TextMatcher(std::string_view needle)
{
    if (needle.empty())
        return;
    m_linear.emplace(foldedUnits(needle));
    const std::vector<char32_t> &units = m_linear->needle();
    m_unicode.emplace(units);
    if (!m_unicode->canBeAscii())
        return;
    m_ascii.emplace(units);
    m_hasForeignVariants =
        std::any_of(units.begin(), units.end(), [](char32_t u) { return u == U'k' || u == U's'; });
}

bool TextMatcher::canUseAscii(const TextTraits &traits) const
{
    return m_ascii && (!m_hasForeignVariants || !traits.nonAscii || !traits.foldsToAscii);
}

std::size_t TextMatcher::scan(const TextBlock &block, std::span<std::uint64_t> hits) const
{
    std::fill(hits.begin(), hits.end(), 0);
    if (block.size() == 0)
        return 0;
    if (!m_linear) {
        for (std::size_t index = 0; index < block.size(); ++index)
            setBit(hits, index);
        return block.size();
    }
    if (!block.traits.nonAscii && !m_ascii)
        return 0;
    if (canUseAscii(block.traits))
        return scanBlock(*m_ascii, *m_linear, block, hits);
    return scanBlock(*m_unicode, *m_linear, block, hits);
}

bool TextMatcher::matches(std::string_view message) const
{
    return !m_linear || !findAll(message, 1).empty();
}

std::vector<TextRange> TextMatcher::findAll(std::string_view message, std::size_t atMost) const
{
    if (!m_linear || atMost == 0)
        return {};
    if (canUseAscii(TextTraits{}))
        return findIn(*m_ascii, *m_linear, message, atMost);
    return findIn(*m_unicode, *m_linear, message, atMost);
}

bool TextMatcher::matchesStart(std::string_view message) const
{
    if (!m_linear)
        return true;
    std::size_t position = 0;
    for (const char32_t wanted : m_linear->needle()) {
        if (position == message.size())
            return false;
        const Utf8Unit unit = unitAt(message, position);
        if (foldCase(unit.value) != wanted)
            return false;
        position += unit.length;
    }
    return true;
}

} // namespace runglass
