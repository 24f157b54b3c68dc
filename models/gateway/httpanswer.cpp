// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/httpanswer.h"

#include "gateway/jsonobject.h"

namespace runglass::gateway {

namespace {

/// RFC 9110, section 15.
std::string_view titleOf(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 410:
        return "Gone";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 429:
        return "Too Many Requests";
    case 503:
        return "Service Unavailable";
    default:
        return status < 500 ? "Request Failed" : "Internal Server Error";
    }
}

} // namespace

HttpAnswer problem(int status, std::string_view detail)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = "application/problem+json";
    JsonObject(answer.body)
        .text("title", titleOf(status))
        .integer("status", status)
        .text("detail", detail)
        .end();
    return answer;
}

HttpAnswer problemForNow(int status, std::string_view detail, int retryAfter)
{
    HttpAnswer answer = problem(status, detail);
    answer.headers.emplace_back("Retry-After", std::to_string(retryAfter));
    return answer;
}

} // namespace runglass::gateway
