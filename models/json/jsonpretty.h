// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/jsondocument.h"

#include <optional>
#include <string>

namespace runglass {

/// A value as JSON text with a line for each value, two blanks of indentation a level (up to 64 levels; a
/// document of 100,000 levels would otherwise become gigabytes). Numbers, strings, repeated keys and their
/// order stay exactly as sent. nullopt when stopped.
std::optional<std::string> prettyJson(const JsonDocument &document, JsonNodeId node,
                                      const CancelToken &stop = {});

} // namespace runglass
