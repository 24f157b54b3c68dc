// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <httplib.h>

#include <chrono>
#include <string>

namespace runglass::gateway {

/// Becomes readable for every thread that polls it, once, for good. Thread-safe.
class StopEvent
{
public:
    StopEvent();
    ~StopEvent();
    StopEvent(const StopEvent &) = delete;
    StopEvent &operator=(const StopEvent &) = delete;

    void set();
    bool isSet() const;
    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor = -1;
};

/// One accepted connection, as cpp-httplib reads and writes it, with deadlines for whole requests and
/// answers: a client that trickles bytes is cut off like one that sends none. Takes the socket over.
class HttpConnection : public httplib::Stream
{
public:
    HttpConnection(socket_t socket, const StopEvent &stop);
    /// Says goodbye so that the last answer arrives even when unread bytes of the request are left.
    ~HttpConnection() override;

    /// Waits for the first byte of the next request; false when none comes, the peer is gone, or it is time
    /// to stop. Starts the clock for reading it.
    bool waitForRequest(std::chrono::seconds patience);
    /// The status line of the answer to this request, as it went out; 0 when none has.
    int answeredStatus() const { return m_status; }

    /// The peer sends no more: it closed, or went away.
    bool isPeerGone() const;

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char *bytes, size_t size) override;
    ssize_t write(const char *bytes, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    socket_t socket() const override { return m_socket; }

private:
    using Clock = std::chrono::steady_clock;

    /// Waits for an event on the socket; also false when stop is set and `heedsStop`.
    bool waitFor(short events, Clock::time_point deadline, bool heedsStop) const;

    socket_t m_socket;
    const StopEvent &m_stop;
    std::string m_buffer;
    std::size_t m_at = 0;
    Clock::time_point m_readDeadline;
    Clock::time_point m_writeDeadline;
    int m_status = 0;
};

} // namespace runglass::gateway
