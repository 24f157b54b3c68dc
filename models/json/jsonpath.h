// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/jsondocument.h"

#include <QString>

namespace runglass {

/// Where a value is, as the normalized path of RFC 9535: $['lines'][0]['sku']. Of repeated keys all have the
/// same path. A lone surrogate in a key, which RFC 9535 can't write, appears as \ud800. Linear in the depth.
QString jsonPath(const JsonDocument &document, JsonNodeId node);

} // namespace runglass
