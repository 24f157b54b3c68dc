// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonparser.h"

#include "json/jsonscan.h"
#include "json/visibletext.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace runglass {

namespace {

using Reason = JsonError::Reason;

class Parser
{
public:
    Parser(const std::string &text, const CancelToken &stop, const JsonLimits &limits, JsonNodes &nodes)
        : m_text(text)
        , m_stop(stop)
        , m_limits(limits)
        , m_nodes(nodes)
        , m_begin(text.data())
        , m_end(text.data() + text.size())
    {
    }

    std::optional<JsonError> run();

private:
    /// Where the parser is. A local variable of run(), so that it lives in registers.
    struct State
    {
        const char *at = nullptr;
        JsonNodeId parent = noJsonNode;
        std::uint32_t position = 0; ///< of the next value in its parent
        bool inObject = false;
    };

    bool checkLimits(const State &state);
    bool value(State &state, bool &opened);
    bool key(State &state);
    bool open(State &state, bool &opened);
    bool follower(State &state, bool &ended);
    void close(State &state);
    bool fail(Reason reason, const char *at);
    bool failInString(const char *opening, const char *at);
    bool failAtKey(const char *at);
    bool failAtFollower(const State &state);
    bool failAtEnd(JsonNodeId parent);
    bool failAtValue(const State &state);

    std::uint32_t offset(const char *p) const { return static_cast<std::uint32_t>(p - m_begin); }
    void push(State &state, std::uint32_t extent, bool isContainer)
    {
        m_nodes.push({offset(state.at), state.parent, extent, state.position, isContainer});
        ++state.position;
    }
    bool scalar(State &state, const char *end)
    {
        push(state, offset(end), false);
        state.at = end;
        return true;
    }

    const std::string &m_text;
    const CancelToken &m_stop;
    const JsonLimits m_limits;
    JsonNodes &m_nodes;
    const char *const m_begin;
    const char *const m_end;
    std::optional<JsonError> m_error;
};

std::optional<JsonError> Parser::run()
{
    State state;
    state.at = m_begin;
    if (m_text.starts_with("\xEF\xBB\xBF"))
        state.at += 3;
    state.at = jsonscan::skipSpace(state.at);
    for (bool ended = false; !ended;) {
        bool opened = false;
        if (!value(state, opened) || (!opened && !follower(state, ended)))
            break;
    }
    return m_error;
}

bool Parser::checkLimits(const State &state)
{
    if (m_stop.isCancelled())
        return fail(Reason::Cancelled, state.at);
    return true;
}

/// A value, and where it is an object or array with something in it (`opened`) all up to the first value
/// inside.
inline bool Parser::value(State &state, bool &opened)
{
    constexpr std::size_t stopMask = 0x3FFF;
    if ((m_nodes.size() & stopMask) == 0 && !checkLimits(state))
        return false;
    if (m_nodes.size() >= m_limits.values) {
        fail(Reason::TooManyValues, state.at);
        m_error->limit = m_limits.values;
        return false;
    }
    const char *const at = state.at;
    switch (*at) {
    case '{':
    case '[':
        return open(state, opened);
    case '"': {
        const char *end = jsonscan::stringEnd(at + 1, m_end);
        return end != m_end && *end == '"' ? scalar(state, end + 1) : failInString(at, end);
    }
    // strncmp ends at the NUL behind the text.
    case 't':
        return std::strncmp(at, "true", 4) == 0 ? scalar(state, at + 4) : failAtValue(state);
    case 'f':
        return std::strncmp(at, "false", 5) == 0 ? scalar(state, at + 5) : failAtValue(state);
    case 'n':
        return std::strncmp(at, "null", 4) == 0 ? scalar(state, at + 4) : failAtValue(state);
    default: {
        const char *end = jsonscan::isDigit(*at) || *at == '-' ? jsonscan::numberEnd(at) : nullptr;
        return end ? scalar(state, end) : failAtValue(state);
    }
    }
}

inline bool Parser::open(State &state, bool &opened)
{
    const auto self = static_cast<JsonNodeId>(m_nodes.size());
    const bool object = *state.at == '{';
    push(state, self + 1, true);
    state.at = jsonscan::skipSpace(state.at + 1);
    if (*state.at == (object ? '}' : ']')) {
        ++state.at;
        return true;
    }
    // How far its parent is waits in the parent's node, where the extent is not known yet.
    if (state.parent != noJsonNode)
        m_nodes[state.parent].extent = state.position;
    state.parent = self;
    state.position = 0;
    state.inObject = object;
    opened = true;
    return object ? key(state) : true;
}

inline void Parser::close(State &state)
{
    JsonNode &closed = m_nodes[state.parent];
    closed.extent = static_cast<JsonNodeId>(m_nodes.size());
    state.parent = closed.parent;
    if (state.parent == noJsonNode)
        return;
    const JsonNode &around = m_nodes[state.parent];
    state.position = around.extent;
    state.inObject = m_begin[around.begin] == '{';
}

/// A key and its colon, up to the value.
inline bool Parser::key(State &state)
{
    const char *const at = state.at;
    if (*at != '"')
        return at == m_end ? failAtEnd(state.parent) : failAtKey(at);
    const char *end = jsonscan::stringEnd(at + 1, m_end);
    if (end == m_end || *end != '"')
        return failInString(at, end);
    ++end;
    if (*end != ':')
        end = jsonscan::skipSpace(end);
    if (*end != ':')
        return end == m_end ? failAtEnd(state.parent) : fail(Reason::ColonExpected, end);
    state.at = jsonscan::skipSpace(end + 1);
    return true;
}

/// What follows a value, up to the next one or the end of the document.
inline bool Parser::follower(State &state, bool &ended)
{
    for (;;) {
        state.at = jsonscan::skipSpace(state.at);
        if (*state.at == ',' && state.parent != noJsonNode) {
            state.at = jsonscan::skipSpace(state.at + 1);
            return state.inObject ? key(state) : true;
        }
        if (state.parent == noJsonNode || *state.at != (state.inObject ? '}' : ']'))
            break;
        ++state.at;
        close(state);
    }
    ended = state.parent == noJsonNode && state.at == m_end;
    return ended || failAtFollower(state);
}

bool Parser::fail(Reason reason, const char *at)
{
    m_error = jsonErrorAt(reason, m_text, offset(at));
    return false;
}

bool Parser::failInString(const char *opening, const char *at)
{
    if (at == m_end) {
        fail(Reason::UnclosedString, at);
        m_error->opened = static_cast<std::size_t>(jsonErrorAt(Reason::Empty, m_text, offset(opening)).line);
        return false;
    }
    if (*at != '\\')
        return fail(Reason::ControlCharacter, at);
    fail(Reason::BadEscape, at);
    m_error->found = visibleText(std::string_view(m_text).substr(offset(at), at[1] == 'u' ? 6 : 2));
    return false;
}

bool Parser::failAtKey(const char *at)
{
    switch (*at) {
    case '}':
        return fail(Reason::TrailingComma, at);
    case '/':
        return fail(Reason::Comment, at);
    case '\'':
        return fail(Reason::SingleQuotes, at);
    default:
        return fail(Reason::KeyExpected, at);
    }
}

bool Parser::failAtFollower(const State &state)
{
    if (*state.at == '/')
        return fail(Reason::Comment, state.at);
    if (state.parent == noJsonNode)
        return fail(Reason::TextAfterEnd, state.at);
    if (state.at == m_end)
        return failAtEnd(state.parent);
    return fail(*state.at == '}' || *state.at == ']' ? Reason::WrongBracket : Reason::CommaExpected,
                state.at);
}

bool Parser::failAtEnd(JsonNodeId parent)
{
    fail(Reason::EndsEarly, m_end);
    m_error->opened =
        static_cast<std::size_t>(jsonErrorAt(Reason::Empty, m_text, m_nodes[parent].begin).line);
    return false;
}

/// What stands where a value should: told by what people and programs write there.
bool Parser::failAtValue(const State &state)
{
    const char *const at = state.at;
    if (at == m_end)
        return state.parent == noJsonNode ? fail(Reason::Empty, at) : failAtEnd(state.parent);
    const std::string_view rest(at, std::min<std::size_t>(16, static_cast<std::size_t>(m_end - at)));
    if (rest[0] == ']' && state.parent != noJsonNode && !state.inObject && state.position > 0)
        return fail(Reason::TrailingComma, at);
    if (rest[0] == '/')
        return fail(Reason::Comment, at);
    if (rest[0] == '\'')
        return fail(Reason::SingleQuotes, at);
    for (const char *name : {"NaN", "nan", "Infinity", "-Infinity", "-NaN", "inf", "-inf"}) {
        if (rest.starts_with(name))
            return fail(Reason::NotANumber, at);
    }
    if (jsonscan::isDigit(rest[0]) || rest[0] == '-' || rest[0] == '+' || rest[0] == '.')
        return fail(Reason::BadNumber, at);
    if ((rest[0] >= 'a' && rest[0] <= 'z') || (rest[0] >= 'A' && rest[0] <= 'Z'))
        return fail(Reason::ForeignWord, at);
    return fail(Reason::ValueExpected, at);
}

std::size_t firstInvalidByte(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const Utf8Character character = characterAt(text, i);
        if (!character.valid || (character.code >= 0xD800 && character.code <= 0xDFFF))
            return i;
        i += character.length;
    }
    return text.size();
}

/// The bytes that are wrong, up to the next character.
QString invalidBytes(std::string_view text, std::size_t offset)
{
    QString bytes;
    for (std::size_t i = offset; i < text.size() && i < offset + 4; ++i) {
        if (i > offset && (text[i] & 0xC0) != 0x80)
            break;
        bytes += QStringLiteral("\\x%1").arg(static_cast<unsigned char>(text[i]), 2, 16, QLatin1Char('0'));
    }
    return bytes;
}

} // namespace

std::optional<JsonError> parseJson(const std::string &text, const CancelToken &stop, const JsonLimits &limits,
                                   JsonNodes &nodes)
{
    if (text.size() > limits.bytes) {
        JsonError error;
        error.reason = Reason::TooLarge;
        error.limit = limits.bytes;
        return error;
    }
    try {
        std::optional<JsonError> error = Parser(text, stop, limits, nodes).run();
        if (error && error->reason == Reason::Cancelled)
            return error;
        if (!simdjson::validate_utf8(text.data(), text.size())) {
            const std::size_t invalid = firstInvalidByte(text);
            if (!error || invalid <= error->offset) {
                error = jsonErrorAt(Reason::InvalidUtf8, text, invalid);
                error->found = invalidBytes(text, invalid);
            }
        }
        if (!error)
            nodes.shrink();
        return error;
    } catch (const std::bad_alloc &) {
        JsonError error;
        error.reason = Reason::OutOfMemory;
        return error;
    }
}

} // namespace runglass
