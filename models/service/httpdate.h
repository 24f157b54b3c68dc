// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace runglass {

/// The preferred format of RFC 9110, section 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT". Whole seconds.
std::optional<Micros> parseHttpDate(const QByteArray &text);

/// The value of a Retry-After header: seconds, or an HTTP date, taken against `now`. Never negative, at most
/// an hour, so that a broken service can't switch us off for good.
std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &text, Micros now);

} // namespace runglass
