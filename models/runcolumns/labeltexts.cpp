// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/labeltexts.h"

#include <algorithm>

namespace runglass {

namespace {

/// A block of such texts still has offsets of 32 bits.
constexpr std::size_t mostText = (std::size_t{4} << 20) - 1;

} // namespace

LabelTexts::LabelTexts()
{
    const Label empty;
    add({&empty, 1});
}

std::string_view LabelTexts::text(LabelId id) const
{
    const Block &block = *m_blocks[id / blockSize];
    const std::size_t at = id % blockSize;
    if (at + 1 >= block.offsets.size())
        return {};
    return std::string_view(block.text).substr(block.offsets[at], block.offsets[at + 1] - block.offsets[at]);
}

LabelId LabelTexts::idOf(std::int64_t key) const
{
    // Keys have no gaps unless somebody else has written the file.
    if (key >= 0 && static_cast<std::uint64_t>(key) < m_keys.size() &&
        m_keys[static_cast<std::size_t>(key)] == key)
        return static_cast<LabelId>(key);
    const auto found = std::lower_bound(m_keys.begin(), m_keys.end(), key);
    if (found == m_keys.end() || *found != key)
        return noLabel;
    return static_cast<LabelId>(found - m_keys.begin());
}

void LabelTexts::add(std::span<const Label> labels)
{
    std::shared_ptr<Block> block;
    for (const Label &label : labels) {
        if (m_keys.size() % blockSize == 0) {
            block = std::make_shared<Block>();
            m_blocks.push_back(block);
        } else if (!block) {
            // Somebody else may be reading the one there is.
            block = std::make_shared<Block>(*m_blocks.back());
            m_blocks.back() = block;
        }
        block->text.append(label.text, 0, mostText);
        block->offsets.push_back(static_cast<std::uint32_t>(block->text.size()));
        m_keys.push_back(label.key);
    }
}

std::vector<std::uint8_t>
LabelTexts::scan(std::span<const std::shared_ptr<const MessageMatcher>> matchers) const
{
    std::vector<std::uint8_t> found(m_blocks.size() * blockSize);
    std::vector<std::uint64_t> hits(wordsFor(blockSize));
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const Block &block = *m_blocks[i];
        const TextBlock texts{block.text, block.offsets, traitsOf(block.text)};
        for (const auto &matcher : matchers) {
            if (matcher->scan(texts, std::span(hits).first(wordsFor(texts.size()))) == 0)
                continue;
            for (std::size_t at = 0; at < texts.size(); ++at)
                found[i * blockSize + at] |= static_cast<std::uint8_t>(hits[at / 64] >> (at % 64) & 1);
        }
    }
    found.resize(size());
    return found;
}

} // namespace runglass
