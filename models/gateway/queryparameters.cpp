// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/queryparameters.h"

#include <charconv>

namespace runglass::gateway {

QueryParameters::QueryParameters(const RequestTarget &target)
    : m_target(target)
{
}

void QueryParameters::fail(std::string detail)
{
    if (!m_mistake)
        m_mistake = std::move(detail);
}

std::vector<std::string> QueryParameters::texts(std::string_view name) const
{
    std::vector<std::string> values;
    for (const auto &[key, value] : m_target.query) {
        if (key == name)
            values.push_back(value);
    }
    return values;
}

std::optional<std::string> QueryParameters::text(std::string_view name)
{
    auto values = texts(name);
    if (values.empty())
        return {};
    if (values.size() > 1) {
        fail("The parameter " + std::string(name) + " is given more than once.");
        return {};
    }
    return std::move(values.front());
}

std::int64_t QueryParameters::integer(std::string_view name, std::int64_t least, std::int64_t most,
                                      std::int64_t byDefault)
{
    const auto value = text(name);
    if (!value)
        return byDefault;
    std::int64_t number = 0;
    const char *last = value->data() + value->size();
    const auto [end, error] = std::from_chars(value->data(), last, number);
    if (error != std::errc() || end != last || number < least || number > most) {
        fail("The parameter " + std::string(name) + " must be a whole number from " + std::to_string(least) +
             " to " + std::to_string(most) + ".");
        return byDefault;
    }
    return number;
}

Micros QueryParameters::time(std::string_view name, Micros byDefault)
{
    const auto value = text(name);
    if (!value)
        return byDefault;
    const auto time = parseRfc3339(*value);
    if (!time)
        fail("The parameter " + std::string(name) +
             " must be an RFC 3339 time, such as 2026-05-14T06:07:27.238Z.");
    return time.value_or(byDefault);
}

} // namespace runglass::gateway
