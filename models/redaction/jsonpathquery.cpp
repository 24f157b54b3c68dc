// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "redaction/jsonpathquery.h"

#include "json/jsonstring.h"
#include "json/visibletext.h"

#include <charconv>
#include <optional>
#include <utility>

namespace runglass {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::JsonPathQuery)
};

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// RFC 9535, 2.5.1.1: letters, "_" and all beyond ASCII begin a name; digits may follow.
bool isNameByte(char c, bool isFirst)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0 ||
           (!isFirst && isDigit(c));
}

class PathParser
{
public:
    explicit PathParser(std::string_view text)
        : m_text(text)
    {
    }

    std::optional<std::vector<JsonPathQuery::Segment>> run();
    UserError error() const;

private:
    bool segment(JsonPathQuery::Segment &segment);
    bool brackets(JsonPathQuery::Segment &segment);
    std::optional<JsonPathQuery::Selector> selector();
    std::optional<std::string> quoted();
    std::optional<std::int64_t> index();
    std::string_view name();

    char at() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }
    bool take(std::string_view token)
    {
        if (!m_text.substr(m_at).starts_with(token))
            return false;
        m_at += token.size();
        return true;
    }
    bool fail(const QString &why)
    {
        if (m_why.isEmpty())
            m_why = why;
        return false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    QString m_why;
};

std::optional<std::vector<JsonPathQuery::Segment>> PathParser::run()
{
    std::vector<JsonPathQuery::Segment> segments;
    if (!take("$")) {
        fail(Texts::tr("a path begins with $"));
        return {};
    }
    for (skipBlanks(); m_at < m_text.size(); skipBlanks()) {
        JsonPathQuery::Segment next;
        if (!segment(next))
            return {};
        segments.push_back(std::move(next));
        if (segments.size() > JsonPathQuery::mostSegments) {
            fail(Texts::tr("the path has more than %1 steps").arg(JsonPathQuery::mostSegments));
            return {};
        }
    }
    return segments;
}

bool PathParser::segment(JsonPathQuery::Segment &segment)
{
    segment.isDescendant = take("..");
    const bool isDotted = segment.isDescendant || take(".");
    if (at() == '[' && (segment.isDescendant || !isDotted))
        return brackets(segment);
    if (!isDotted)
        return fail(Texts::tr("a step begins with . or ["));
    if (take("*")) {
        segment.selectors.emplace_back(JsonPathQuery::Wildcard());
        return true;
    }
    const std::string_view taken = name();
    if (taken.empty())
        return fail(Texts::tr("a name or * is missing; other names are written as ['name']"));
    segment.selectors.emplace_back(std::string(taken));
    return true;
}

bool PathParser::brackets(JsonPathQuery::Segment &segment)
{
    ++m_at;
    do {
        skipBlanks();
        auto next = selector();
        if (!next)
            return false;
        segment.selectors.push_back(*std::move(next));
        skipBlanks();
    } while (take(","));
    if (at() == ':')
        return fail(Texts::tr("slices are not supported"));
    return take("]") || fail(Texts::tr("] is missing"));
}

std::optional<JsonPathQuery::Selector> PathParser::selector()
{
    if (take("*"))
        return JsonPathQuery::Wildcard();
    if (at() == '\'' || at() == '"') {
        auto text = quoted();
        if (!text)
            return {};
        return *std::move(text);
    }
    if (at() == '-' || isDigit(at())) {
        const auto number = index();
        if (!number)
            return {};
        return *number;
    }
    if (at() == '?')
        fail(Texts::tr("conditions are not supported"));
    else if (at() == ':')
        fail(Texts::tr("slices are not supported"));
    else
        fail(Texts::tr("a name in quotes, a number or * is missing"));
    return {};
}

std::optional<std::string> PathParser::quoted()
{
    const char quote = at();
    std::string raw; // as between the quotes of a JSON string
    const std::size_t begin = m_at++;
    for (; at() != quote; ++m_at) {
        if (m_at >= m_text.size()) {
            m_at = begin;
            fail(Texts::tr("the quote is not closed"));
            return {};
        }
        if (static_cast<unsigned char>(at()) < 0x20) {
            fail(Texts::tr("control characters are written as \\n or \\u0001"));
            return {};
        }
        if (at() == '"') {
            raw += "\\\"";
            continue;
        }
        if (at() != '\\') {
            raw += at();
            continue;
        }
        const std::string_view rest = m_text.substr(m_at);
        const bool isHex = rest.size() >= 6 &&
                           rest.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
        if (rest.size() < 2 ||
            (rest[1] == 'u' ? !isHex
                            : rest[1] != quote &&
                                  std::string_view("\\/bfnrt").find(rest[1]) == std::string_view::npos)) {
            fail(Texts::tr("this is no escape"));
            return {};
        }
        if (rest[1] == '\'')
            raw += '\'';
        else
            raw.append(rest.substr(0, 2));
        ++m_at;
    }
    ++m_at;
    return decodedJson(raw);
}

std::optional<std::int64_t> PathParser::index()
{
    const std::size_t begin = m_at;
    if (at() == '-')
        ++m_at;
    while (isDigit(at()))
        ++m_at;
    const std::string_view digits = m_text.substr(begin, m_at - begin);
    std::int64_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool isPlain = digits == "0" || (digits[0] != '0' && !digits.starts_with("-0"));
    constexpr std::int64_t most = (std::int64_t{1} << 53) - 1; // RFC 9535, 2.1
    if (read.ec == std::errc() && isPlain && number >= -most && number <= most)
        return number;
    m_at = begin;
    fail(Texts::tr("this is no index"));
    return {};
}

std::string_view PathParser::name()
{
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && isNameByte(m_text[m_at], m_at == begin))
        ++m_at;
    return m_text.substr(begin, m_at - begin);
}

UserError PathParser::error() const
{
    const auto character = QString::fromUtf8(m_text.data(), static_cast<qsizetype>(m_at)).size() + 1;
    return {Texts::tr("“%1” is not a path.").arg(visibleText(m_text)),
            Texts::tr("At character %1: %2.").arg(character).arg(m_why),
            Texts::tr("Paths look like $.user.email, $..password or $['lines'][*].")};
}

} // namespace

Result<JsonPathQuery> JsonPathQuery::parse(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    PathParser parser(text);
    auto segments = parser.run();
    if (!segments)
        return parser.error();
    JsonPathQuery query;
    query.m_text = text;
    query.m_segments = *std::move(segments);
    return query;
}

} // namespace runglass
