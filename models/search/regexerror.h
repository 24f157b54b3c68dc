// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace re2 {
class RE2;
}

namespace runglass {

/// A construct of other regular expression languages that ours has not.
struct UnsupportedConstruct
{
    const char *name = "";    ///< to be translated in the context "runglass::RegexError"
    std::size_t position = 0; ///< in bytes
};

/// The first such construct outside of character classes and quoted text: look-around, back-references and
/// the like. For expressions that RE2 refuses.
std::optional<UnsupportedConstruct> findUnsupportedConstruct(std::string_view pattern);
/// The first \C, which RE2 has but which could cut a character in two.
std::optional<UnsupportedConstruct> findSingleByte(std::string_view pattern);

/// Why an expression is refused: `construct` if there is one, else what RE2 says of it.
UserError regexError(std::string_view pattern, const std::optional<UnsupportedConstruct> &construct,
                     const re2::RE2 &expression);

} // namespace runglass
