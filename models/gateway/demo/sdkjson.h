// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "telemetry/records.h"

#include <string>

namespace runglass::gateway {

/// A span as the OpenTelemetry Python SDK's `span.to_json()` writes it, on one line.
std::string toSdkJson(const telemetry::Span &span);

} // namespace runglass::gateway
