// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "telemetry/parsed.h"

#include <string_view>

namespace runglass::telemetry {

/// Reads spans as the OpenTelemetry Python SDK writes them with `span.to_json()`: one object, an array of
/// them, or JSON Lines.
///
/// A line or span that can't be read is reported and the others are kept; an error only when nothing at all
/// is JSON.
Result<Parsed> parseSdkSpans(std::string_view text);

} // namespace runglass::telemetry
