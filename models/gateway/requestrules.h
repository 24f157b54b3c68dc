// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/secretkey.h"
#include "gateway/httpanswer.h"
#include "gateway/routes.h"

#include <httplib.h>

#include <optional>
#include <string>

namespace runglass::gateway {

// Headers cpp-httplib would act on by itself (Brotli at its slowest, unbounded gunzip) are renamed to these.
inline constexpr const char *acceptsGzipMark = "Runglass-Accepts-Gzip";
inline constexpr const char *contentEncodingMark = "Runglass-Content-Encoding";

/// "GET, HEAD, OPTIONS" or "POST, OPTIONS".
std::string allowedMethods(const Route &route);

/// What a request must be before it is looked at, judged by its head alone. Thread-safe.
class RequestRules
{
public:
    explicit RequestRules(SecretKey key);

    /// Takes out of the request what this service does itself or ignores. Once for each request.
    void prepare(httplib::Request &request) const;
    /// The answer to a request that won't be served: wrong key, path, method, or body.
    std::optional<HttpAnswer> refusal(const httplib::Request &request) const;

    static bool hasBody(const httplib::Request &request);

private:
    bool isKeyRight(const httplib::Request &request) const;

    SecretKey m_key;
};

} // namespace runglass::gateway
