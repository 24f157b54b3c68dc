// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/httpserver.h"

#include "compression/gzip.h"
#include "gateway/connectionthreads.h"
#include "gateway/httpconnection.h"
#include "gateway/requestrules.h"

#include <QCoreApplication>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <thread>

#include <sys/socket.h>

namespace runglass::gateway {

namespace {

constexpr int threadsToRefuseWith = 32;
constexpr int backlog = 512;
constexpr int retrySoon = 2;
constexpr std::chrono::seconds firstPatience{10};
constexpr std::chrono::seconds keepAlivePatience{30};
constexpr std::size_t worthCompressing = 1024;

/// Counts what is under way, for as long as this lives.
class Count
{
public:
    explicit Count(std::atomic<int> &count)
        : m_count(count)
        , m_before(count.fetch_add(1))
    {
    }
    ~Count() { m_count.fetch_sub(1); }
    Count(const Count &) = delete;
    Count &operator=(const Count &) = delete;
    int before() const { return m_before; }

private:
    std::atomic<int> &m_count;
    int m_before;
};

/// Now, as RFC 9110 (section 5.6.7) writes it: clients tell by it how far they are in the service's time.
std::string httpDate()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 40> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
    return {text.data(), length};
}

void send(const httplib::Request &request, HttpAnswer answer, httplib::Response &response)
{
    response.status = answer.status;
    response.set_header("Date", httpDate());
    for (const auto &[name, value] : answer.headers)
        response.set_header(name, value);
    response.set_header("Vary", "Accept-Encoding");
    response.set_header("Cache-Control", "no-store");
    response.set_header("X-Content-Type-Options", "nosniff");
    if (request.has_header(acceptsGzipMark) && answer.body.size() >= worthCompressing) {
        answer.body = gzip(answer.body);
        response.set_header("Content-Encoding", "gzip");
    }
    if (answer.status == 204)
        return;
    response.set_content(std::string(), answer.contentType);
    response.body = std::move(answer.body);
}

} // namespace

/// cpp-httplib's server with our own connections underneath: its own know neither deadlines for a whole
/// request nor a way to wake idle ones.
class HttpServer::Private : public httplib::Server
{
public:
    Private(Api &api, Intake &intake, SecretKey key, const Limits &limits);

    Result<void> begin(const std::string &address, int port);
    void end();

    int boundPort = 0;

private:
    bool process_and_close_socket(socket_t socket) override;
    void prepare(httplib::Request &request) const;
    HandlerResponse route(const httplib::Request &request, httplib::Response &response);
    void takeTelemetry(telemetry::Signal signal, const httplib::Request &request, httplib::Response &response,
                       const httplib::ContentReader &content);

    Api &m_api;
    Intake &m_intake;
    const RequestRules m_rules;
    const Limits m_limits;
    StopEvent m_stop;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_intakes = 0;
    std::thread m_accepting;
};

HttpServer::Private::Private(Api &api, Intake &intake, SecretKey key, const Limits &limits)
    : m_api(api)
    , m_intake(intake)
    , m_rules(std::move(key))
    , m_limits(limits)
{
    new_task_queue = [this] { return new ConnectionThreads(m_limits.connections + threadsToRefuseWith); };
    // Not SO_REUSEPORT, cpp-httplib's default: two gateways would share a port without knowing.
    set_socket_options([](socket_t socket) {
        const int on = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    set_keep_alive_timeout(keepAlivePatience.count());
    set_keep_alive_max_count(1'000'000);
    set_payload_max_length(maxTelemetryBytes);
    // All but the bodies of telemetry is answered before cpp-httplib looks for a handler.
    set_pre_routing_handler([this](const httplib::Request &request, httplib::Response &response) {
        return route(request, response);
    });
    const auto intakeOf = [this](telemetry::Signal signal) {
        return [this, signal](const httplib::Request &request, httplib::Response &response,
                              const httplib::ContentReader &content) {
            takeTelemetry(signal, request, response, content);
        };
    };
    Post("/v1/traces", intakeOf(telemetry::Signal::Traces));
    Post("/v1/logs", intakeOf(telemetry::Signal::Logs));
    set_expect_100_continue_handler([this](const httplib::Request &request, httplib::Response &response) {
        const auto refused = m_rules.refusal(request);
        if (!refused)
            return 100;
        send(request, *refused, response);
        return refused->status;
    });
    // What cpp-httplib refuses by itself, in our words.
    set_error_handler(HandlerWithResponse([](const httplib::Request &request, httplib::Response &response) {
        if (response.body.empty())
            send(request, problem(response.status, "The request is not valid HTTP, or not of this service."),
                 response);
        return HandlerResponse::Handled;
    }));
    set_exception_handler(
        [](const httplib::Request &request, httplib::Response &response, std::exception_ptr) {
            send(request, problem(500, "The service failed on this request."), response);
        });
}

Result<void> HttpServer::Private::begin(const std::string &address, int port)
{
    errno = 0;
    boundPort = port == 0 ? bind_to_any_port(address) : bind_to_port(address, port) ? port : -1;
    if (boundPort <= 0) {
        const int reason = errno;
        const QString where = QStringLiteral("%1:%2").arg(QString::fromStdString(address)).arg(port);
        return UserError{
            QCoreApplication::translate("Gateway", "The gateway can't listen on %1.").arg(where),
            reason == EADDRINUSE
                ? QCoreApplication::translate("Gateway", "Another program uses this port.")
                : QCoreApplication::translate("Gateway", "The system says: %1.")
                      .arg(QString::fromLocal8Bit(strerror(reason == 0 ? EADDRNOTAVAIL : reason))),
            QCoreApplication::translate("Gateway", "Choose another address or port with --listen.")};
    }
    // Many clients may come at once, as after a restart.
    ::listen(svr_sock_, backlog);
    m_accepting = std::thread([this] { listen_after_bind(); });
    return {};
}

void HttpServer::Private::end()
{
    m_stop.set();
    if (!m_accepting.joinable())
        return;
    // stop() before the loop has begun would be forgotten.
    while (!is_running())
        std::this_thread::yield();
    httplib::Server::stop();
    m_accepting.join();
}

void HttpServer::Private::prepare(httplib::Request &request) const
{
    m_rules.prepare(request);
    const bool hasUnreadBody =
        RequestRules::hasBody(request) && (request.method != "POST" || m_rules.refusal(request));
    if (hasUnreadBody || m_stop.isSet()) {
        request.headers.erase("Connection");
        request.set_header("Connection", "close");
    }
}

bool HttpServer::Private::process_and_close_socket(socket_t socket)
{
    const Count count(m_connections);
    HttpConnection connection(socket, m_stop);
    if (count.before() >= m_limits.connections) {
        // Before anything is read: cheap enough for any number of them.
        const HttpAnswer busy =
            problemForNow(503, "Too many connections are open. Try again shortly.", retrySoon);
        const std::string head = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: " +
                                 std::to_string(retrySoon) + "\r\nContent-Type: " + busy.contentType +
                                 "\r\nContent-Length: " + std::to_string(busy.body.size()) + "\r\n\r\n" +
                                 busy.body;
        connection.write(head.data(), head.size());
        return false;
    }
    auto patience = firstPatience;
    while (connection.waitForRequest(patience)) {
        patience = keepAlivePatience;
        bool isPrepared = false;
        bool hasBody = false;
        bool closed = false;
        const bool done = process_request(connection, false, closed, [&](httplib::Request &request) {
            prepare(request);
            // A server has no use of its own for this; a waiting request asks by it whether to go on.
            request.progress = [&connection](std::uint64_t, std::uint64_t) {
                return !connection.isPeerGone();
            };
            isPrepared = true;
            hasBody = RequestRules::hasBody(request);
            closed = closed || request.get_header_value("Connection") == "close";
        });
        // After an error what is left of the request, if anything, can't be told from the next one.
        const bool failed = connection.answeredStatus() >= 400;
        if (!done || closed || (failed && (hasBody || !isPrepared)) || m_stop.isSet())
            break;
    }
    return true;
}

httplib::Server::HandlerResponse HttpServer::Private::route(const httplib::Request &request,
                                                            httplib::Response &response)
{
    if (auto refused = m_rules.refusal(request)) {
        send(request, std::move(*refused), response);
        return HandlerResponse::Handled;
    }
    if (request.method == "POST")
        return HandlerResponse::Unhandled;
    const auto target = RequestTarget::parse(request.target);
    const auto match = target ? matchRoute(*target) : std::nullopt;
    if (!match)
        return HandlerResponse::Unhandled; // refusal() has seen to it
    if (request.method == "OPTIONS") {
        HttpAnswer answer;
        answer.status = 204;
        answer.headers.emplace_back("Allow", allowedMethods(*match->route));
        send(request, std::move(answer), response);
    } else {
        const auto isWanted = [&request] { return request.progress(0, 0); };
        send(request, m_api.answer(*match, *target, isWanted), response);
    }
    return HandlerResponse::Handled;
}

void HttpServer::Private::takeTelemetry(telemetry::Signal signal, const httplib::Request &request,
                                        httplib::Response &response, const httplib::ContentReader &content)
{
    const Count count(m_intakes);
    if (count.before() >= m_limits.intakes) {
        send(request,
             problemForNow(503, "Too much telemetry comes in at once. Try again shortly.", retrySoon),
             response);
        return;
    }
    std::string body;
    bool isTooLarge = false;
    const bool isWhole = content([&](const char *bytes, std::size_t size) {
        isTooLarge = body.size() + size > maxTelemetryBytes;
        if (!isTooLarge)
            body.append(bytes, size);
        return !isTooLarge;
    });
    if (isTooLarge) {
        send(request, problem(413, "The body is larger than 8 MiB. Send smaller batches."), response);
    } else if (!isWhole) {
        send(request, problem(400, "The body did not arrive as announced."), response);
    } else {
        const auto encoding = encodingOf(request.get_header_value("Content-Type"));
        const bool isGzip = request.get_header_value(contentEncodingMark) == "gzip";
        send(request, m_intake.take(signal, encoding.value_or(telemetry::Encoding::Json), body, isGzip),
             response);
    }
}

HttpServer::HttpServer(Api &api, Intake &intake, SecretKey key, const Limits &limits)
    : d(new Private(api, intake, std::move(key), limits))
{
}

HttpServer::~HttpServer()
{
    stop();
}

Result<void> HttpServer::start(const std::string &address, int port)
{
    return d->begin(address, port);
}

void HttpServer::stop()
{
    d->end();
}

int HttpServer::port() const
{
    return d->boundPort;
}

} // namespace runglass::gateway
