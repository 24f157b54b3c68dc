// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

namespace runglass {

/// The text with everything that looks like a secret replaced by "[hidden]": values after x-api-key, api key,
/// token, password and Authorization, user information in URLs.
QString redacted(const QString &text);

} // namespace runglass
