// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/asciineedle.h"
#include "search/linearsearch.h"
#include "search/messagematcher.h"
#include "search/unicodeneedle.h"

#include <optional>
#include <string_view>

namespace runglass {

/// "Contains": whether a message holds a needle, ignoring case.
///
/// Exact: code points match when they are equal under the simple case folding of Unicode; a byte that is no
/// part of well-formed UTF-8 matches only the same byte; NUL, %, _ and * are ordinary. A hit never begins or
/// ends inside a code point. Nothing is normalised: é as one code point and as e with an accent differ. An
/// empty needle is in every message.
///
/// Method: two of the needle's rarest bytes are looked for in a block by SIMD, messages ignored; a candidate
/// is compared and then told which message it is in. Time is linear in the block for any needle: where
/// comparing costs more than that, the rest of the block goes to LinearSearch. Memory is some bytes per byte
/// of the needle.
class TextMatcher final : public MessageMatcher
{
public:
    explicit TextMatcher(std::string_view needle);

    std::size_t scan(const TextBlock &block, std::span<std::uint64_t> hits) const override;
    bool matches(std::string_view message) const override;
    std::vector<TextRange>
    findAll(std::string_view message,
            std::size_t atMost = std::numeric_limits<std::size_t>::max()) const override;

    /// Whether a message begins with the needle, under the same folding.
    bool matchesStart(std::string_view message) const;

private:
    bool canUseAscii(const TextTraits &traits) const;

    std::optional<LinearSearch> m_linear; ///< absent: the needle is empty, and so are the other two
    std::optional<AsciiNeedle> m_ascii;
    std::optional<UnicodeNeedle> m_unicode;
    bool m_hasForeignVariants = false; ///< k or s, to which a code point outside ASCII folds
};

} // namespace runglass
