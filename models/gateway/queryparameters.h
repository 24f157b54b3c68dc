// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"
#include "gateway/requesttarget.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runglass::gateway {

/// Reads a request's query parameters; the first mistake is remembered and everything after it is a default.
/// Unknown parameters are ignored, as clients ignore unknown fields.
class QueryParameters
{
public:
    explicit QueryParameters(const RequestTarget &target);

    std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most,
                         std::int64_t byDefault);
    Micros time(std::string_view name, Micros byDefault);
    std::optional<std::string> text(std::string_view name);
    /// A parameter that may be repeated.
    std::vector<std::string> texts(std::string_view name) const;

    void fail(std::string detail);
    /// What is wrong with them.
    const std::optional<std::string> &mistake() const { return m_mistake; }

private:
    const RequestTarget &m_target;
    std::optional<std::string> m_mistake;
};

} // namespace runglass::gateway
