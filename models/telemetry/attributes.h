// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace runglass::telemetry {

/// JSON text of an array or a map, already serialised.
struct JsonText
{
    std::string text;

    friend bool operator==(const JsonText &, const JsonText &) = default;
};

/// OpenTelemetry's AnyValue. Text is valid UTF-8; bytes are kept as Base64 text, as OTLP's JSON mapping does.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, JsonText>;

/// The attributes of a span, a log record or a resource, in the order they were sent. A key that comes twice
/// keeps its first value.
class Attributes
{
public:
    using Entry = std::pair<std::string, Value>;

    void set(std::string key, Value value);
    /// Nothing when there is none of that name.
    const Value *find(std::string_view key) const;
    /// The value as text: numbers and truth values as JSON writes them; empty when there is none.
    std::string text(std::string_view key) const;
    /// The same without a copy where the value is text; what must be written out is kept in `room`. Good
    /// while both live unchanged.
    std::string_view view(std::string_view key, std::string &room) const;

    bool isEmpty() const { return m_entries.empty(); }
    auto begin() const { return m_entries.begin(); }
    auto end() const { return m_entries.end(); }
    void reserve(std::size_t count) { m_entries.reserve(count); }

    friend bool operator==(const Attributes &, const Attributes &) = default;

private:
    std::vector<Entry> m_entries;
};

/// A value as JSON.
std::string toJson(const Value &value);
void appendJson(std::string &out, const Value &value);

} // namespace runglass::telemetry
