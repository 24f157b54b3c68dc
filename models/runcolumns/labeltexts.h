// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/messagematcher.h"
#include "search/textblock.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// A text that many runs share, as a number: its place among all of them, from 1 on.
using LabelId = std::uint32_t;
/// Stands for the empty text.
inline constexpr LabelId noLabel = 0;

/// The texts of functions, sources and source types, and which LabelId stands for which.
///
/// A value that only grows; a copy shares what was there before, so that taking one and adding to it costs
/// some kilobytes. Two threads may read one.
class LabelTexts
{
public:
    LabelTexts();

    /// Ids go from 0 (the empty text) to size() - 1.
    std::size_t size() const { return m_keys.size(); }
    std::string_view text(LabelId id) const;
    /// The id of the text that has this key in the file; noLabel when there is none.
    LabelId idOf(std::int64_t key) const;
    /// The key that was added last, 0 when there was none.
    std::int64_t lastKey() const { return m_keys.back(); }

    struct Label
    {
        std::int64_t key = 0;
        std::string text;
    };
    /// Keys ascend, here and from call to call. Of a text only the first 4 MB are kept.
    void add(std::span<const Label> labels);

    /// A byte for each id: 1 where one of `matchers` matches the text.
    std::vector<std::uint8_t> scan(std::span<const std::shared_ptr<const MessageMatcher>> matchers) const;

private:
    /// Some texts, one behind the other.
    struct Block
    {
        std::string text;
        std::vector<std::uint32_t> offsets{0};
    };
    static constexpr std::size_t blockSize = 1024;

    std::vector<std::shared_ptr<const Block>> m_blocks;
    std::vector<std::int64_t> m_keys; ///< by id
};

} // namespace runglass
