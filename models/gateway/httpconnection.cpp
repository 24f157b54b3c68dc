// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/httpconnection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace runglass::gateway {

namespace {

constexpr std::chrono::seconds readLimit{30};  // a request as a whole
constexpr std::chrono::seconds writeLimit{60}; // an answer as a whole
constexpr std::chrono::seconds stopGrace{3};   // an answer under way when it is time to stop
constexpr std::chrono::milliseconds lingerLimit{2000};
constexpr std::size_t bufferSize = 16 * 1024;
constexpr int lingerReads = 512;

} // namespace

StopEvent::StopEvent()
    : m_descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

StopEvent::~StopEvent()
{
    close(m_descriptor);
}

void StopEvent::set()
{
    // Never read, so that it stays readable.
    eventfd_write(m_descriptor, 1);
}

bool StopEvent::isSet() const
{
    pollfd wanted{m_descriptor, POLLIN, 0};
    return poll(&wanted, 1, 0) == 1;
}

HttpConnection::HttpConnection(socket_t socket, const StopEvent &stop)
    : m_socket(socket)
    , m_stop(stop)
{
    fcntl(m_socket, F_SETFL, fcntl(m_socket, F_GETFL) | O_NONBLOCK);
    // Head and body are written one after the other: the second must not wait for the first's
    // acknowledgement.
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

HttpConnection::~HttpConnection()
{
    // Closing over unread bytes resets the connection and may take the answer with it (RFC 9112,
    // section 9.6).
    shutdown(m_socket, SHUT_WR);
    const auto deadline = Clock::now() + lingerLimit;
    std::array<char, 64 * 1024> rest{}; // all of it: enough for a body that is refused
    for (int i = 0; i < lingerReads && waitFor(POLLIN, deadline, true); ++i) {
        if (recv(m_socket, rest.data(), rest.size(), 0) <= 0)
            break;
    }
    close(m_socket);
}

bool HttpConnection::waitFor(short events, Clock::time_point deadline, bool heedsStop) const
{
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return false;
        std::array<pollfd, 2> wanted{{{m_socket, events, 0}, {m_stop.descriptor(), POLLIN, 0}}};
        const int ready =
            poll(wanted.data(), heedsStop ? 2 : 1, static_cast<int>(std::min<long long>(left, 60'000)));
        if (ready < 0 && errno != EINTR)
            return false;
        if (ready > 0 && wanted[0].revents != 0)
            return true;
        if (ready > 0)
            return false; // stop
    }
}

bool HttpConnection::waitForRequest(std::chrono::seconds patience)
{
    m_status = 0;
    if (m_at == m_buffer.size() && !waitFor(POLLIN, Clock::now() + patience, true))
        return false;
    m_readDeadline = Clock::now() + readLimit;
    m_writeDeadline = {};
    return !m_stop.isSet();
}

bool HttpConnection::isPeerGone() const
{
    pollfd wanted{m_socket, POLLRDHUP, 0};
    return poll(&wanted, 1, 0) == 1;
}

bool HttpConnection::is_readable() const
{
    return m_at < m_buffer.size() || waitFor(POLLIN, m_readDeadline, true);
}

bool HttpConnection::is_writable() const
{
    const auto deadline =
        m_writeDeadline == Clock::time_point() ? Clock::now() + writeLimit : m_writeDeadline;
    return waitFor(POLLOUT, deadline, false);
}

ssize_t HttpConnection::read(char *bytes, size_t size)
{
    if (m_at == m_buffer.size()) {
        m_at = 0;
        m_buffer.resize(bufferSize);
        ssize_t count = -1;
        while (count < 0) {
            if (!waitFor(POLLIN, m_readDeadline, true))
                break;
            count = recv(m_socket, m_buffer.data(), m_buffer.size(), 0);
            if (count < 0 && errno != EAGAIN && errno != EINTR)
                break;
        }
        m_buffer.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        if (count <= 0)
            return count;
    }
    const std::size_t count = std::min(size, m_buffer.size() - m_at);
    std::memcpy(bytes, m_buffer.data() + m_at, count);
    m_at += count;
    return static_cast<ssize_t>(count);
}

ssize_t HttpConnection::write(const char *bytes, size_t size)
{
    constexpr std::string_view version = "HTTP/1.1 ";
    if (m_status == 0 && size >= version.size() + 3 && std::string_view(bytes, version.size()) == version) {
        std::from_chars(bytes + version.size(), bytes + version.size() + 3, m_status);
        if (m_status < 200)
            m_status = 0; // 100 Continue is not the answer yet
    }
    if (m_writeDeadline == Clock::time_point())
        m_writeDeadline = Clock::now() + writeLimit;
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = send(m_socket, bytes + done, size - done, MSG_NOSIGNAL);
        if (count >= 0) {
            done += static_cast<std::size_t>(count);
            continue;
        }
        if (errno != EAGAIN && errno != EINTR)
            return -1;
        // When it is time to stop, a peer that doesn't read is not waited for long.
        if (m_stop.isSet())
            m_writeDeadline = std::min(m_writeDeadline, Clock::now() + stopGrace);
        const auto step = std::min(m_writeDeadline, Clock::now() + stopGrace);
        if (!waitFor(POLLOUT, step, false) && Clock::now() >= m_writeDeadline)
            return -1;
    }
    return static_cast<ssize_t>(done);
}

void HttpConnection::get_remote_ip_and_port(std::string &ip, int &port) const
{
    ip.clear();
    port = 0;
}

void HttpConnection::get_local_ip_and_port(std::string &ip, int &port) const
{
    ip.clear();
    port = 0;
}

} // namespace runglass::gateway
