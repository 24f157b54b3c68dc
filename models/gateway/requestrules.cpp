// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/requestrules.h"

#include "gateway/intake.h"

#include <QCryptographicHash>

#include <algorithm>
#include <charconv>

namespace runglass::gateway {

namespace {

std::string lower(std::string text)
{
    for (char &c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + ('a' - 'A'));
    }
    return text;
}

/// RFC 9110, section 12.5.3, as far as gzip goes; a weight of zero forbids it.
bool acceptsGzip(const std::string &header)
{
    std::string_view rest = header;
    bool anything = false;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        std::string item = lower(std::string(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        item.erase(std::remove_if(item.begin(), item.end(), [](char c) { return c == ' ' || c == '\t'; }),
                   item.end());
        const std::string_view coding = std::string_view(item).substr(0, item.find(';'));
        const std::size_t weight = item.find(";q=");
        const bool forbids =
            weight != std::string::npos && item.find_first_not_of("0.", weight + 3) == std::string::npos;
        if (coding == "gzip" || coding == "x-gzip")
            return !forbids;
        anything = anything || (coding == "*" && !forbids);
    }
    return anything;
}

std::optional<std::uint64_t> contentLength(const httplib::Request &request)
{
    const std::string text = request.get_header_value("Content-Length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return {};
    return length;
}

/// How the length of the body is told; two ways at once are how requests are smuggled (RFC 9112,
/// section 6.3).
std::optional<HttpAnswer> badFraming(const httplib::Request &request)
{
    const auto lengths = request.get_header_value_count("Content-Length");
    const auto codings = request.get_header_value_count("Transfer-Encoding");
    const bool isChunked = lower(request.get_header_value("Transfer-Encoding")) == "chunked";
    if (lengths + codings > 1 || (codings == 1 && !isChunked) || (lengths == 1 && !contentLength(request)))
        return problem(400, "The length of the body is told in a way that can't be relied on.");
    return {};
}

std::optional<HttpAnswer> badBody(const httplib::Request &request)
{
    if (!encodingOf(request.get_header_value("Content-Type")))
        return problem(415, "Send telemetry as application/json or application/x-protobuf.");
    const std::string coding = request.get_header_value(contentEncodingMark);
    if (!coding.empty() && coding != "gzip" && coding != "identity")
        return problem(415, "The only content encoding understood here is gzip.");
    if (!RequestRules::hasBody(request) && !request.has_header("Content-Length"))
        return problem(411, "Say how long the body is with Content-Length, or send it chunked.");
    if (contentLength(request).value_or(0) > maxTelemetryBytes)
        return problem(413, "The body is larger than 8 MiB. Send smaller batches.");
    return {};
}

bool isAllowed(const Route &route, const std::string &method)
{
    return method == "OPTIONS" || method == route.method || (route.method == "GET" && method == "HEAD");
}

} // namespace

std::string allowedMethods(const Route &route)
{
    return route.method == "GET" ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
}

RequestRules::RequestRules(SecretKey key)
    : m_key(std::move(key))
{
}

void RequestRules::prepare(httplib::Request &request) const
{
    const bool gzip = acceptsGzip(request.get_header_value("Accept-Encoding"));
    const std::string coding = lower(request.get_header_value("Content-Encoding"));
    for (const char *name :
         {"Accept-Encoding", "Content-Encoding", "Range", acceptsGzipMark, contentEncodingMark})
        request.headers.erase(name);
    request.ranges.clear();
    if (gzip)
        request.set_header(acceptsGzipMark, "1");
    if (!coding.empty())
        request.set_header(contentEncodingMark, coding);
}

bool RequestRules::hasBody(const httplib::Request &request)
{
    return request.has_header("Transfer-Encoding") ||
           (request.has_header("Content-Length") && contentLength(request) != 0U);
}

bool RequestRules::isKeyRight(const httplib::Request &request) const
{
    if (m_key.isEmpty())
        return true;
    // Digests have one length, and all of it is compared, so that the time taken tells nothing.
    const auto digest = [](const QByteArray &key) {
        return QCryptographicHash::hash(key, QCryptographicHash::Sha256);
    };
    const QByteArray wanted = digest(m_key.reveal());
    const QByteArray given = digest(QByteArray::fromStdString(request.get_header_value("x-api-key")));
    unsigned difference = 0;
    for (qsizetype i = 0; i < wanted.size(); ++i)
        difference |= static_cast<unsigned char>(wanted[i]) ^ static_cast<unsigned char>(given[i]);
    return difference == 0;
}

std::optional<HttpAnswer> RequestRules::refusal(const httplib::Request &request) const
{
    if (auto bad = badFraming(request))
        return bad;
    if (!isKeyRight(request)) {
        HttpAnswer answer =
            problem(401, request.has_header("x-api-key")
                             ? "The API key is not accepted. Check it with whoever runs the service."
                             : "An API key is needed. Send it in the header x-api-key.");
        answer.headers.emplace_back("WWW-Authenticate", "ApiKey realm=\"runglass\"");
        return answer;
    }
    const auto target = RequestTarget::parse(request.target);
    if (!target)
        return problem(400, "The address holds escapes that can't be decoded.");
    const auto match = matchRoute(*target);
    if (!match)
        return problem(404, "There is nothing here. The monitoring API begins at /api/public/monitoring/v1.");
    if (!isAllowed(*match->route, request.method)) {
        HttpAnswer answer = problem(405, "This address can't be used with this method.");
        answer.headers.emplace_back("Allow", allowedMethods(*match->route));
        return answer;
    }
    if (request.method == "POST")
        return badBody(request);
    return {};
}

} // namespace runglass::gateway
