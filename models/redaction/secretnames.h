// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "redaction/redactionkind.h"

#include <optional>
#include <string_view>

namespace runglass {

/// What the value of a member or header of this name is, when the name alone says that it is secret:
/// "password", "dbPassword", "X-Api-Key", "access_token", "Authorization". Case, blanks, hyphens, dots and
/// underscores make no difference.
std::optional<RedactionKind> secretOfName(std::string_view name);

/// Values that tell nothing where a secret would stand: "", "null", "true", "***", and marks of a redaction.
bool isEmptySecret(std::string_view value);

} // namespace runglass
