// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

namespace runglass::gateway {

/// How much goes on at once; what is beyond is answered with 503 and Retry-After.
struct Limits
{
    int connections = 512;
    int waiting = 256; ///< requests that wait for changes: each has a connection's thread for itself
    int intakes = 16;  ///< requests that bring telemetry, which may hold 8 MiB each
};

} // namespace runglass::gateway
