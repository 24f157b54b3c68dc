// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "redaction/secretnames.h"

#include <algorithm>
#include <array>
#include <string>

namespace runglass {

namespace {

using Kind = RedactionKind;

struct Ending
{
    std::string_view text;
    Kind kind;
};

/// Names end with these. "nextPageToken" is a token too: rather one too many than one too few.
constexpr std::array endings{
    Ending{"password", Kind::Password},    Ending{"passwd", Kind::Password},
    Ending{"passphrase", Kind::Password},  Ending{"passwort", Kind::Password},
    Ending{"pwd", Kind::Password},         Ending{"secret", Kind::Password},
    Ending{"secrets", Kind::Password},     Ending{"credential", Kind::Password},
    Ending{"credentials", Kind::Password}, Ending{"apikey", Kind::Key},
    Ending{"apikeys", Kind::Key},          Ending{"secretkey", Kind::Key},
    Ending{"privatekey", Kind::Key},       Ending{"accesskey", Kind::Key},
    Ending{"accesskeyid", Kind::Key},      Ending{"accountkey", Kind::Key},
    Ending{"signingkey", Kind::Key},       Ending{"encryptionkey", Kind::Key},
    Ending{"token", Kind::Token},          Ending{"authorization", Kind::Token},
    Ending{"cookie", Kind::Token},         Ending{"sessionid", Kind::Token},
    Ending{"bearer", Kind::Token},         Ending{"jwt", Kind::Token},
};

constexpr std::array<std::string_view, 6> emptyWords{"null", "none", "nil", "true", "false", "undefined"};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool isJoiner(char c)
{
    return c == '_' || c == '-' || c == '.' || c == ' ';
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

} // namespace

std::optional<RedactionKind> secretOfName(std::string_view name)
{
    constexpr std::size_t longest = 200; // names are words; only their end counts anyway
    std::string plain;
    for (const char c : name.substr(name.size() - std::min(name.size(), longest))) {
        if (!isJoiner(c))
            plain += lower(c);
    }
    const auto *const found = std::ranges::find_if(
        endings, [&plain](const Ending &ending) { return plain.ends_with(ending.text); });
    if (found == endings.end())
        return {};
    return found->kind;
}

bool isEmptySecret(std::string_view value)
{
    if (value.find_first_not_of('*') == std::string_view::npos)
        return true; // also the empty one
    return std::ranges::find(redactionMarks, value) != redactionMarks.end() ||
           (value.size() <= 9 && std::ranges::find(emptyWords, lowered(value)) != emptyWords.end());
}

} // namespace runglass
