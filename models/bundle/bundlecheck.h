// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/canceltoken.h"
#include "domain/result.h"
#include "sqlite/connection.h"

#include <QString>

namespace runglass {

/// Whether the file says that it is a bundle, of whatever version. Reads its first bytes.
bool looksLikeBundle(const QString &file);

/// Opens a bundle of whoever it is from, so that nothing in it can act: read-only and without locks, the
/// header looked at before SQLite does, the schema word for word that of bundleformat, every page and the
/// type of every cell looked through. What is left to the reader is what the cells say.
///
/// Blocks for as long as reading the file takes. `connection` is open for reading afterwards, its values no
/// longer than bundleformat::longestText.
Result<void> openBundle(Connection &connection, const QString &file, const CancelToken &token);

} // namespace runglass
