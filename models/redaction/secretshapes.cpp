// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "redaction/secretshapes.h"

#include "redaction/secretnames.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

namespace runglass {

namespace {

using Kind = RedactionKind;

// What joins a name to its value: `=`, `: `, `" : "` of JSON, also where its quotes are escaped, `"] = `, `
// => `,
// `>` of XML. Then the value: in quotes up to where these close (or the line ends), else up to a blank,
// quote, & or
// ;. No value begins with what can stand before one: without the value nothing matches.
constexpr std::string_view joiner = R"((?:\\*["']\]?)?[ \t]*[:=>]+[ \t]*)";
constexpr std::string_view value = R"((?:\\+"((?:[^"\\\r\n]|\\[^"\r\n])+)|"((?:[^"\\\r\n]|\\.)+))"
                                   R"(|\\*'((?:[^'\\\r\n]|\\.)+)|\\*([^\s"'&;:=>\\][^\s"'&;]*)))";
constexpr std::string_view passwordNames = "(?:password|passwd|passphrase|passwort|pwd|secret|credentials?)";
constexpr std::string_view keyNames =
    "(?:(?:api|secret|private|access|account|signing|encryption)[ _-]?key(?:[ _-]?id)?)";
constexpr std::string_view tokenNames = "(?:token|j?session[ _-]?id|phpsessid)";

std::string named(std::string_view names)
{
    // An argument of a command stands behind a blank.
    std::string expression = "(?i)(?:";
    expression.append(names).append(joiner).append("|--[a-z-]*").append(names).append("[ \\t]+)");
    return expression.append(value);
}

/// Values of these headers are all that is left of the line.
constexpr std::string_view headers =
    R"((?i)(?:authorization|cookie)(?:\\*["']\]?)?[ \t]*[:=>]+[ \t]*\\*["']?([^"'\r\n\\ \t:=>][^"'\r\n\\]*))";

// A user's password in an address.
constexpr std::string_view inUrl = R"([A-Za-z][A-Za-z0-9+.-]*://[^\s/:@"']*:([^\s/@"']+)@)";

constexpr std::string_view pem =
    R"((-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)"
    R"((?:(?s:.)*?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|[A-Za-z0-9+/=\s\\]*)))";

// No letter or digit stands before these. They take all letters and digits that follow.
constexpr std::string_view keys = R"((?:^|[^A-Za-z0-9])()"
                                  R"((?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA|ANVA)[A-Z0-9]{12,}[A-Za-z0-9]*)"
                                  R"(|AIza[A-Za-z0-9_-]{30,})"
                                  R"(|(?:sk|rk|pk|whsec)_(?:live|test)_[A-Za-z0-9]{10,})"
                                  R"(|whsec_[A-Za-z0-9+/=]{16,})"
                                  R"(|sk-[A-Za-z0-9_-]{20,})"
                                  R"(|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,})"
                                  R"(|(?:SK|AC)[0-9a-f]{32}[A-Za-z0-9]*)"
                                  R"(|key-[0-9a-f]{32}[A-Za-z0-9]*)"
                                  R"(|https://hooks\.slack\.com/(?:services|workflows)/[A-Za-z0-9/_-]+)"
                                  R"(|sig=[A-Za-z0-9%+/=]{30,}))";
constexpr std::string_view tokens = R"((?:^|[^A-Za-z0-9])()"
                                    R"(eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*)*)"
                                    R"(|(?:gh[pousr]|github_pat)_[A-Za-z0-9_]{20,})"
                                    R"(|gl(?:pat|dt|rt|cbt|ptt|soat)-[A-Za-z0-9_-]{20,})"
                                    R"(|xox[a-z]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,})"
                                    R"(|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{40,}|hf_[A-Za-z0-9]{30,})"
                                    R"(|do[opr]_v1_[a-f0-9]{60,}[A-Za-z0-9]*)"
                                    R"(|ya29\.[A-Za-z0-9_-]{20,}|1//[A-Za-z0-9_-]{30,}))";
constexpr std::string_view bearer = R"((?i)bearer[ \t]+([A-Za-z0-9._~+/=-]{16,}))";

// Letters of any script, as bytes of UTF-8, before and behind the @ (RFC 6531).
constexpr std::string_view email = R"(([A-Za-z0-9\x80-\xff._%+-]+@(?:[A-Za-z0-9\x80-\xff-]+\.)+)"
                                   R"((?:[A-Za-z][A-Za-z0-9-]+|[\x80-\xff][A-Za-z0-9\x80-\xff-]+)))";

re2::RE2::Options options()
{
    re2::RE2::Options options;
    options.set_encoding(re2::RE2::Options::EncodingLatin1); // bytes: also what is no UTF-8 is looked through
    options.set_log_errors(false);
    options.set_max_mem(32 << 20);
    return options;
}

re2::StringPiece piece(std::string_view text)
{
    return {text.data(), text.size()};
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

} // namespace

struct SecretShapes::Shape
{
    Kind kind;
    std::string source;
    std::unique_ptr<re2::RE2> expression;
    bool isNamed = false; ///< what follows a name may be nothing secret
};

SecretShapes::SecretShapes(const RedactionKinds &kinds)
{
    std::string any;
    const auto add = [&](Kind kind, std::string source, bool isNamed = false) {
        if (!kinds.contains(kind))
            return;
        if (!any.empty())
            any += '|';
        any.append("(?:").append(source).append(")");
        auto expression = std::make_unique<re2::RE2>(piece(source), options());
        m_shapes.push_back({kind, std::move(source), std::move(expression), isNamed});
    };
    add(Kind::Password, named(passwordNames), true);
    add(Kind::Password, std::string(inUrl), true);
    add(Kind::Key, named(keyNames), true);
    add(Kind::Token, std::string(headers), true);
    add(Kind::Token, named(tokenNames), true);
    add(Kind::Key, std::string(pem));
    add(Kind::Key, std::string(keys));
    add(Kind::Token, std::string(tokens));
    add(Kind::Token, std::string(bearer));
    add(Kind::Email, std::string(email));
    if (!any.empty())
        m_any = std::make_unique<re2::RE2>(piece(any), options());
}

SecretShapes::~SecretShapes() = default;

bool SecretShapes::mayHold(std::string_view text) const
{
    return m_any && m_any->Match(piece(text), 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

void SecretShapes::findIn(const Shape &shape, std::string_view text, Piece within, std::vector<Piece> &left,
                          std::vector<FoundSecret> &found) const
{
    constexpr int mostGroups = 5;
    std::array<re2::StringPiece, mostGroups> groups;
    const int groupCount = shape.expression->NumberOfCapturingGroups() + 1;
    std::size_t from = within.begin;
    const auto rest = [&] { return text.substr(within.begin, within.end - within.begin); };
    while (from < within.end &&
           shape.expression->Match(piece(rest()), from - within.begin, rest().size(), re2::RE2::UNANCHORED,
                                   groups.data(), std::min(groupCount, mostGroups))) {
        const auto *const hit =
            std::find_if(groups.begin() + 1, groups.begin() + groupCount,
                         [](const re2::StringPiece &group) { return group.data() && !group.empty(); });
        std::size_t begin = static_cast<std::size_t>(hit->data() - text.data());
        std::size_t end = begin + hit->size();
        if (shape.isNamed && isEmptySecret({hit->data(), hit->size()})) {
            from = end;
            continue;
        }
        while (begin > within.begin && isContinuation(text[begin]))
            --begin;
        while (end < within.end && isContinuation(text[end]))
            ++end;
        found.push_back({begin, end, shape.kind});
        left.push_back({within.begin, begin});
        within.begin = from = end;
    }
    left.push_back(within);
}

std::vector<FoundSecret> SecretShapes::find(std::string_view text) const
{
    std::vector<FoundSecret> found;
    if (!mayHold(text))
        return found;
    std::vector<Piece> pieces;
    std::size_t from = 0;
    for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at)) {
        const auto *const mark = std::ranges::find_if(redactionMarks, [&](std::string_view candidate) {
            return text.substr(at).starts_with(candidate);
        });
        if (mark == redactionMarks.end()) {
            ++at;
            continue;
        }
        pieces.push_back({from, at});
        from = at += mark->size();
    }
    pieces.push_back({from, text.size()});
    for (const Shape &shape : m_shapes) {
        std::vector<Piece> left;
        for (const Piece &each : pieces)
            findIn(shape, text, each, left, found);
        pieces = std::move(left);
    }
    std::ranges::sort(found, {}, &FoundSecret::begin);
    return found;
}

} // namespace runglass
