// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "telemetry/attributes.h"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>

namespace runglass::telemetry {

/// Any JSON value as an attribute's value; arrays and objects stay JSON.
Value valueOf(const simdjson::dom::element &element);
/// OTLP's AnyValue in its JSON form ({"stringValue": …}); unknown kinds and nesting beyond 64 levels are
/// null.
Value anyValueOf(const simdjson::dom::element &element);

/// A text member, or empty when it is absent or something else.
std::string textMember(const simdjson::dom::element &object, std::string_view key);
/// A 64-bit integer member, written as a number or, as protobuf's JSON mapping has it, as a string.
std::optional<std::int64_t> integerMember(const simdjson::dom::element &object, std::string_view key);

/// Lower case hex digits of an id with `digits` of them, a leading 0x taken off; empty when it is none or is
/// all zero, which OpenTelemetry calls invalid.
std::string hexId(std::string_view text, std::size_t digits);

} // namespace runglass::telemetry
