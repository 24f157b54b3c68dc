// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace runglass {

/// What is taken out of a text.
enum class RedactionKind : std::uint8_t {
    Password, ///< what follows a name like password or secret
    Key,      ///< API keys, keys of cloud services, private keys
    Token,    ///< bearer and session tokens, JWTs, cookies
    Email,
    Path, ///< what a JSON path names, whatever it is
};
inline constexpr std::size_t redactionKindCount = 5;

/// What stands in its place. Never translated: a reader of any language, and the next redaction, knows it.
constexpr std::string_view redactionMark(RedactionKind kind)
{
    switch (kind) {
    case RedactionKind::Key:
        return "[key removed]";
    case RedactionKind::Token:
        return "[token removed]";
    case RedactionKind::Email:
        return "[e-mail removed]";
    case RedactionKind::Password:
    case RedactionKind::Path:
        break;
    }
    return "[removed]";
}

inline constexpr std::array<std::string_view, 4> redactionMarks{"[removed]", "[key removed]",
                                                                "[token removed]", "[e-mail removed]"};

/// Which kinds are wanted. Paths are wanted by naming them.
struct RedactionKinds
{
    bool keys = true; ///< and passwords
    bool tokens = true;
    bool emails = true;

    bool contains(RedactionKind kind) const
    {
        switch (kind) {
        case RedactionKind::Password:
        case RedactionKind::Key:
            return keys;
        case RedactionKind::Token:
            return tokens;
        case RedactionKind::Email:
            return emails;
        case RedactionKind::Path:
            break;
        }
        return true;
    }

    friend bool operator==(const RedactionKinds &, const RedactionKinds &) = default;
};

} // namespace runglass
