// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "telemetry/otlp.h"

namespace runglass::telemetry {

// The protobuf half of otlp.h; kept apart so that protoc's headers stay in one file.
Result<Parsed> parseOtlpProtobuf(Signal signal, std::string_view body);
std::string exportResponseProtobuf(Signal signal, std::int64_t rejected, std::string_view message);

} // namespace runglass::telemetry
